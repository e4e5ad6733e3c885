import { Tinypool } from 'tinypool'

/** Gives back a buffer without a copy. */
export function echo(buffer: ArrayBuffer): ReturnType<typeof Tinypool.move> {
  return Tinypool.move(buffer)
}
