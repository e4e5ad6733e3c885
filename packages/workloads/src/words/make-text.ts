import { checkInteger } from '../chunks/check-integer.ts'
import { randomKey, randomWord } from '../random/counter-random.ts'

const syllables = ['ka', 'lo', 'mi', 'nu', 're', 'sa', 'ti', 'vo', 'an', 'el', 'ir', 'os']
/** Bytes set apart for a word, the first of which tells how many follow. */
const wordSpace = 12
/** Bytes of the longest word and the white space after it. */
const longestWord = 11
const newLine = 10
const space = 32

/**
 * Makes a text in which few words are common and many rare, as in a language; always the same for a seed.
 *
 * @remarks
 * The rank of a word is drawn from 1 to 65,536 so that its chance is about 1 / rank, as Zipf's law has it.
 * @param words - Words, from 0 to 100,000,000; about 6.5 bytes each.
 * @param seed - From 0 to 4,294,967,295.
 * @returns ASCII bytes, a space after each word and a new line after every 12th.
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range.
 * @example
 * ```ts @import.meta.vitest
 * expect(makeText(1000, 1)).toEqual(makeText(1000, 1))
 * ```
 */
export function makeText(words: number, seed: number): Uint8Array {
  checkInteger('words', words, { min: 0, max: 100_000_000 })
  const key = randomKey(seed)
  const vocabulary = makeVocabulary()
  const text = new Uint8Array(words * longestWord)
  let at = 0
  for (let index = 1; index <= words; index++) {
    const word = (randomWord(index, key) >>> 16) * wordSpace
    const end = word + (vocabulary[word] ?? 0)
    for (let byte = word + 1; byte <= end; byte++) text[at++] = vocabulary[byte] ?? 0
    text[at++] = index % 12 === 0 ? newLine : space
  }
  return text.slice(0, at)
}

/** Lays out the word for each 16 random bits: even steps of the logarithm of its rank. */
function makeVocabulary(): Uint8Array {
  const encoder = new TextEncoder()
  const vocabulary = new Uint8Array(2 ** 16 * wordSpace)
  for (let bits = 0; bits < 2 ** 16; bits++) {
    const word = encoder.encode(wordOf(Math.floor(2 ** (bits / 2 ** 12))))
    vocabulary[bits * wordSpace] = word.length
    vocabulary.set(word, bits * wordSpace + 1)
  }
  return vocabulary
}

function wordOf(rank: number): string {
  let word = ''
  for (let left = rank; left > 0; left = Math.floor(left / syllables.length)) word += syllables[left % syllables.length]
  return word
}
