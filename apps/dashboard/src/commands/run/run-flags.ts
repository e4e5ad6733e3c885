import type { Backend } from '@mp/core'

/** Flags of `mp run`. */
export interface RunFlags {
  backend: Backend
  workers?: number
  json: boolean
}
