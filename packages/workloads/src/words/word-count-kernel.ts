import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { isShared } from '../chunks/shared.ts'
import { splitRange } from '../chunks/split-range.ts'
import { isSpace } from './is-space.ts'
import { wordCount } from './word-count.ts'

/**
 * Counts the words of a part.
 *
 * @throws TypeError when `text` is neither a string nor a Uint8Array.
 * @throws RangeError when `text` is longer than 2^31 - 1 bytes.
 * @example
 * ```ts @import.meta.vitest
 * expect(runWordCountPart('a b a').get('a')).toBe(2)
 * ```
 */
export function runWordCountPart(text: string | Uint8Array): Map<string, number> {
  return wordCount(text)
}

/**
 * Counts the words of a text in parts that end between words.
 *
 * @remarks
 * Parts of bytes are copies, so that sending one does not send the whole text; over a SharedArrayBuffer they are views.
 * @example
 * ```ts @import.meta.vitest
 * const parts = wordCountKernel.plan('to be or not to be', 3)
 * expect(parts).toEqual(['to be or', ' not', ' to be'])
 * expect(wordCountKernel.combine(parts.map(wordCountKernel.run)).get('be')).toBe(2)
 * ```
 */
export const wordCountKernel: ChunkedKernel<string | Uint8Array, string | Uint8Array, Map<string, number>> = {
  plan: splitText,
  run: runWordCountPart,
  combine: mergeCounts,
}

function splitText(text: string | Uint8Array, parts: number): (string | Uint8Array)[] {
  const pieces: (string | Uint8Array)[] = []
  let start = 0
  for (const { to } of splitRange({ from: 0, to: text.length }, parts)) {
    const end = wordEnd(text, Math.max(start, to))
    if (end > start) pieces.push(cut(text, start, end))
    start = end
  }
  return pieces
}

/** Finds the end of the word that goes on at a place. */
function wordEnd(text: string | Uint8Array, place: number): number {
  let end = place
  while (end < text.length && !isSpace(codeAt(text, end))) end++
  return end
}

function codeAt(text: string | Uint8Array, at: number): number {
  return typeof text === 'string' ? text.charCodeAt(at) : (text[at] ?? 0)
}

function cut(text: string | Uint8Array, start: number, end: number): string | Uint8Array {
  if (typeof text === 'string') return text.slice(start, end)
  return isShared(text) ? text.subarray(start, end) : text.slice(start, end)
}

function mergeCounts(results: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const merged = new Map<string, number>()
  for (const counts of results) {
    for (const [word, count] of counts) merged.set(word, (merged.get(word) ?? 0) + count)
  }
  return merged
}
