import { countWordsPlainly } from './plain-words.ts'
import { countWords } from './wasm-words.ts'

/**
 * Counts how often each word occurs.
 *
 * @remarks
 * A word is a run of bytes without ASCII white space (space, tab, line feed, vertical tab, form feed, carriage return):
 * what Python's `Counter(data.split())` counts for `bytes`. Upper and lower case differ, and punctuation belongs to the
 * word. O(bytes), about 4 ns a byte. A hash table over the bytes themselves, without a string for a word until the end; in
 * WebAssembly, 16 bytes at a time are looked through for white space.
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
  return countWords(bytes) ?? countWordsPlainly(bytes)
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  if (typeof text !== 'string' && !(text instanceof Uint8Array)) {
    throw new TypeError(`text must be a string or a Uint8Array, got ${typeof text}`)
  }
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  if (bytes.length < 2 ** 31) return bytes
  throw new RangeError(`text must be at most 2147483647 bytes long, got ${bytes.length}`)
}
