import { emptyHash, hashByte, WordTable } from './word-table.ts'

/**
 * Counts how often each word occurs.
 *
 * @remarks
 * A word is a run of bytes without ASCII white space (space, tab, line feed, vertical tab, form feed, carriage return):
 * what Python's `Counter(data.split())` counts for `bytes`. Upper and lower case differ, and punctuation belongs to the
 * word. O(bytes), about 7 ns a byte.
 * @param text - Text, or its UTF-8 bytes, up to 2^31 - 1 of them. Bytes that are no UTF-8 read as U+FFFD.
 * @returns Counts by word, in the order in which the words first appear.
 * @throws TypeError when `text` is neither a string nor a Uint8Array.
 * @throws RangeError when `text` is too long.
 * @example
 * ```ts @import.meta.vitest
 * expect([...wordCount('to be or not to be')]).toEqual([['to', 2], ['be', 2], ['or', 1], ['not', 1]])
 * ```
 */
export function wordCount(text: string | Uint8Array): Map<string, number> {
  const bytes = bytesOf(text)
  const table = new WordTable(bytes)
  const length = bytes.length
  let at = 0
  while (at < length) {
    while (at < length && isSpace(bytes[at] ?? 0)) at++
    const start = at
    let hash = emptyHash
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0
      if (isSpace(byte)) break
      hash = hashByte(hash, byte)
    }
    if (at > start) table.add(start, at, hash)
  }
  return table.toMap()
}

/** Tells whether a byte or UTF-16 unit is ASCII white space. */
export function isSpace(code: number): boolean {
  return code <= 32 && (code === 32 || (code >= 9 && code <= 13))
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  if (typeof text !== 'string' && !(text instanceof Uint8Array)) {
    throw new TypeError(`text must be a string or a Uint8Array, got ${typeof text}`)
  }
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  if (bytes.length < 2 ** 31) return bytes
  throw new RangeError(`text must be at most 2147483647 bytes long, got ${bytes.length}`)
}
