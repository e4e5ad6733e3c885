import { aligned } from './ring-layout.ts'

/** A message as it goes into a ring. */
export interface RingMessage {
  /** What the bytes are, from 0 to 255; not for the ring. */
  kind: number
  /** Pieces of the message; each begins at a multiple of 8. */
  chunks: readonly Uint8Array[]
  /** Bytes that it counts for; by default its length. */
  weight?: number
}

/** Returns the length of a message in bytes. */
export function lengthOf({ chunks }: RingMessage): number {
  let end = 0
  for (const chunk of chunks) end = aligned(end) + chunk.byteLength
  return end
}

/** From this size on, memory of an item is not copied while the item waits for room. */
const KEPT_BYTES = 64 * 1024

/** Returns a message that can wait: later changes of the bytes it was made of do not change it, large ones excepted. */
export function snapshotOf(message: RingMessage): RingMessage {
  return { ...message, chunks: message.chunks.map(copyOfSmall) }
}

/** Tells whether memory of a message that waits was transferred to somebody else. */
export function isTorn({ chunks }: RingMessage): boolean {
  return chunks.some(({ buffer }) => buffer instanceof ArrayBuffer && buffer.detached)
}

/** Copies a message to where it goes. */
export function writeChunks({ chunks }: RingMessage, to: Uint8Array, position: number): void {
  let at = position
  for (const chunk of chunks) {
    to.set(chunk, at)
    at = aligned(at + chunk.byteLength)
  }
}

/** Copies bytes into memory that is not cleared first, and is not shared with anything else. */
export function copyOf(bytes: Uint8Array): Buffer<ArrayBuffer> {
  const copy = Buffer.allocUnsafeSlow(bytes.byteLength)
  copy.set(bytes)
  return copy
}

function copyOfSmall(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength < KEPT_BYTES ? copyOf(bytes) : bytes
}
