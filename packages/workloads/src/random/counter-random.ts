import { checkInteger } from '../chunks/check-integer.ts'

/** Two words that make the sequence of one seed differ from every other. */
export interface RandomKey {
  readonly outer: number
  readonly inner: number
}

/** Odd integer nearest 2^32 / golden ratio: spreads consecutive counters over all 32 bits. */
const golden = 0x9e3779b9 | 0

/**
 * Makes the key of a seed.
 *
 * @param seed - From 0 to 4,294,967,295.
 * @throws TypeError when `seed` is not an integer.
 * @throws RangeError when `seed` is out of range.
 */
export function randomKey(seed: number): RandomKey {
  checkInteger('seed', seed, { min: 0, max: 2 ** 32 - 1 })
  const outer = mix(seed ^ golden, 0)
  return { outer, inner: mix(outer ^ seed, golden) }
}

/**
 * Returns the random word at a place of a sequence, without the words before it.
 *
 * @remarks
 * Workers can therefore each take a stretch of one sequence. For one key, different counters give different words. Not
 * for secrets.
 * @param counter - Any integer; the sequence repeats after 2^32.
 * @returns From 0 to 4,294,967,295.
 */
export function randomWord(counter: number, key: RandomKey): number {
  return mix((Math.imul(counter, golden) + key.outer) | 0, key.inner) >>> 0
}

/** Makes a function that draws integers `0 <= n < bound`, one after another, from the sequence of a seed. */
export function randomDraws(seed: number): (bound: number) => number {
  const key = randomKey(seed)
  let counter = 0
  return (bound) => Math.floor((randomWord(counter++, key) / 2 ** 32) * bound)
}

/** Mixes 32 bits so that each depends on all (Wellons' `lowbias32`, <https://nullprogram.com/blog/2018/07/31/>). */
function mix(word: number, key: number): number {
  let bits = word ^ (word >>> 16)
  bits = Math.imul(bits, 0x7feb352d) ^ key
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b)
  return bits ^ (bits >>> 16)
}
