import type { Encoded } from '../wire/encode.ts'
import { LARGE_BYTES } from '../wire/large-memory.ts'

/** A value as a message can carry it: its structured clone, and the memory of 64 KiB and more apart from it. */
export interface PackedValue {
  kind: number
  body: Uint8Array
  /** Each a view of a whole piece of memory. */
  parts: readonly Uint8Array<ArrayBuffer>[]
}

/** A value that goes as a message of its own. */
export interface PostedValue {
  posted: Encoded | PackedValue
  /** Memory that goes along for good; the sender has it no more. */
  moved: ReadonlySet<ArrayBuffer>
}

/** Tells which of the two forms of a value came as a message. */
export function isPacked(value: Encoded | PackedValue): value is PackedValue {
  return 'body' in value
}

/** Returns a value as it goes to a thread, which gets all large memory for good: what is not to be moved is copied. */
export function forThread({ posted, moved }: PostedValue): PostedValue {
  if (!isPacked(posted)) return { posted, moved }
  const parts = posted.parts.map((part) => (moved.has(part.buffer) ? part : new Uint8Array(part.buffer.slice(0))))
  const memory = new Set([...moved, ...parts.map(({ buffer }) => buffer)])
  const { body } = posted
  if (body.byteLength >= LARGE_BYTES && body.buffer instanceof ArrayBuffer) memory.add(body.buffer)
  return { posted: { ...posted, parts }, moved: memory }
}
