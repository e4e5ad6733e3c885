import { transfer } from '@mp/core'

/** Gives back a buffer without a copy. */
export function echoMoved(buffer: ArrayBuffer): ArrayBuffer {
  return transfer(buffer)
}
