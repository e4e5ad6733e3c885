import { keepFreedMemory } from './freed-memory.ts'

/** From this size on it matters where memory comes from. */
const LONG_BYTES = 64 * 1024

/** Copies bytes into memory that is not cleared first, and is not shared with anything else. */
export function ownCopyOf(bytes: Uint8Array): Buffer<ArrayBuffer> {
  if (bytes.byteLength >= LONG_BYTES) keepFreedMemory()
  const copy = Buffer.allocUnsafeSlow(bytes.byteLength)
  copy.set(bytes)
  return copy
}
