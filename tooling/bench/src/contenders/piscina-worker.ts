import { move } from 'piscina'

/** Gives back a buffer without a copy. */
export function echo(buffer: ArrayBuffer): ReturnType<typeof move> {
  return move(buffer)
}
