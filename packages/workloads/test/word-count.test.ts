import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeText, runInParts, wordCount, wordCountKernel } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

const alphabet = ['a', 'b', 'é', '中', '😀', ' ', '\n', '\t', '\u00a0', '\u001f', '.']
const texts = fc.array(fc.constantFrom(...alphabet), { maxLength: 200 }).map((characters) => characters.join(''))

function plainCount(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of text.split(/[ \t\n\v\f\r]+/)) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

describe('wordCount', () => {
  test('equals splitting and counting in a Map, in the same order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect([...wordCount(text)]).toEqual([...plainCount(text)])
      }),
    )
  })

  test('splits strings and bytes into parts that together are the text', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 20 }), (text, parts) => {
        const bytes = new TextEncoder().encode(text)
        expect(wordCountKernel.plan(text, parts).join('')).toBe(text)
        expect(Buffer.concat(wordCountKernel.plan(bytes, parts).map((part) => Buffer.from(part)))).toEqual(
          Buffer.from(bytes),
        )
        expect(runInParts(wordCountKernel, bytes, parts)).toEqual(plainCount(text))
      }),
    )
  })

  test('equals collections.Counter of the split bytes', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const text = new TextDecoder().decode(makeText(50_000, 9))
    const program = `from collections import Counter
print(json.dumps([[word.decode(), count] for word, count in Counter(given.encode().split()).items()]))`
    expect([...wordCount(text)]).toEqual(runPython(program, text))
  })

  test('counts words that are no UTF-8 under the replacement character', () => {
    expect([...wordCount(Uint8Array.of(0xff, 32, 0xfe, 32, 97))]).toEqual([
      ['\ufffd', 2],
      ['a', 1],
    ])
  })

  test('keeps a byte order mark', () => {
    expect([...wordCount('\ufeffa')]).toEqual([['\ufeffa', 1]])
  })

  test('makes parts of shared bytes without copying them, and of others without the rest of the text', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(8)).fill(32)
    expect(wordCountKernel.plan(shared, 2).map((part) => typeof part !== 'string' && part.buffer)).toEqual([
      shared.buffer,
      shared.buffer,
    ])
    const [part] = wordCountKernel.plan(new Uint8Array(8).fill(32), 2)
    expect(typeof part !== 'string' && part?.buffer.byteLength).toBe(4)
  })

  test('refuses what is neither text nor bytes', () => {
    // @ts-expect-error: what a caller without types may pass
    expect(() => wordCount(5)).toThrow(TypeError)
  })
})
