import { ownCopyOf } from '../memory/own-copy.ts'
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

/** Returns how many bytes the large memory of a value has. */
export function partBytes({ posted: { parts = [] } }: PostedValue): number {
  return parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** Returns a value as it goes to a thread, which gets all its large memory for good: what is not to be moved is copied. */
export function forThread({ posted, moved }: PostedValue): PostedValue {
  const own = (memory: ArrayBuffer): ArrayBuffer =>
    moved.has(memory) ? memory : ownCopyOf(new Uint8Array(memory)).buffer
  if (!isPacked(posted)) {
    const parts = (posted.parts ?? []).map(own)
    return { posted: { ...posted, parts }, moved: new Set([...moved, ...parts]) }
  }
  const parts = posted.parts.map(({ buffer }) => new Uint8Array(own(buffer)))
  const memory = new Set([...moved, ...parts.map(({ buffer }) => buffer)])
  const { body } = posted
  if (body.byteLength >= LARGE_BYTES && body.buffer instanceof ArrayBuffer) memory.add(body.buffer)
  return { posted: { ...posted, parts }, moved: memory }
}
