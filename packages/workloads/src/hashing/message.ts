/**
 * Lays a text out in the blocks that SHA-256 reads (FIPS 180-4, 5.1.1): its UTF-8 bytes, a bit, zeros, and its length.
 *
 * @returns A multiple of 64 bytes.
 */
export function paddedBlocks(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  blocks.set(bytes)
  blocks[bytes.length] = 0x80
  new DataView(blocks.buffer).setBigUint64(blocks.length - 8, BigInt(bytes.length) * 8n)
  return blocks
}

/** Writes words as hexadecimal digits, eight for each. */
export function wordsToHex(words: Uint32Array): string {
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')
}
