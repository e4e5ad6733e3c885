import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countPrimes,
  fft,
  histogram,
  makeBodies,
  makeMatrix,
  makeText,
  mandelbrot,
  matrixMultiply,
  monteCarloPi,
  runNBodyPart,
  sha256Chain,
  sumOfSquares,
  withoutWebAssembly,
  wordCount,
} from '../src/index.ts'
import { newInstance } from '../src/wasm/instance.ts'

const side = fc.integer({ min: 1, max: 30 })
const start = fc.oneof(fc.nat(1000), fc.integer({ min: 2 ** 26 - 40_000, max: 2 ** 26 }), fc.nat(2 ** 32 - 50_001))
const center = fc.tuple(fc.double({ min: -2, max: 1, noNaN: true }), fc.double({ min: -1.2, max: 1.2, noNaN: true }))
const span = fc.double({ min: 1e-6, max: 4, noNaN: true })

/** Something to compute, drawn at random: of every kernel that has two forms but words and sorting. */
const runs: [string, fc.Arbitrary<() => unknown>][] = [
  [
    'sums of squares, added whole and in halves',
    fc.tuple(start, fc.nat(50_000)).map(
      ([from, length]) =>
        () =>
          sumOfSquares(from, from + length),
    ),
  ],
  [
    'counts of primes',
    fc.tuple(fc.nat(1e9), fc.nat(3_000_000)).map(
      ([from, length]) =>
        () =>
          countPrimes(from, from + length),
    ),
  ],
  [
    'counts of iterations, pixel by pixel,',
    fc
      .record({ width: side, height: side, maxIterations: fc.constant(200), center, span })
      .map((picture) => () => mandelbrot(picture)),
  ],
  [
    'products of matrices',
    fc.tuple(side, fc.integer({ min: 1, max: 600 }), side).map(
      ([rows, depth, columns]) =>
        () =>
          matrixMultiply(makeMatrix([rows, depth], 1), makeMatrix([depth, columns], 2)),
    ),
  ],
  [
    'frequencies',
    fc.tuple(fc.integer({ min: 0, max: 13 }), fc.nat(100)).map(([exponent, seed]) => () => {
      const [real, imaginary] = [makeMatrix([1, 2 ** exponent], seed), makeMatrix([1, 2 ** exponent], seed + 1)]
      return fft({ real: real.values, imaginary: imaginary.values })
    }),
  ],
  [
    'counts of samples',
    fc.tuple(fc.nat(2 ** 31 - 3000), fc.nat(3000), fc.nat(2 ** 32 - 1)).map(
      ([from, length, seed]) =>
        () =>
          monteCarloPi({ from, to: from + length }, seed),
    ),
  ],
  [
    'counts of bins',
    fc
      .tuple(
        fc.float64Array({ maxLength: 5000 }),
        fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e300 }),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, minExcluded: true, max: 1e300 }),
        fc.integer({ min: 1, max: 3000 }),
      )
      .filter(([, min, width]) => min + width > min)
      .map(
        ([values, min, width, bins]) =>
          () =>
            histogram(values, { min, max: min + width, bins }),
      ),
  ],
  [
    'moves of bodies, also two in one place,',
    fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.nat(20), fc.nat(20), fc.boolean())
      .map(([count, one, other, isSoft]) => () => {
        const bodies = makeBodies(count, 1)
        bodies.positions.copyWithin(0, 3 * (count - 1))
        const [from, to] = [Math.min(one, other, count), Math.min(Math.max(one, other), count)]
        return runNBodyPart({ bodies, steps: 2, stepSize: 0.1, softening: isSoft ? 0.1 : 0, from, to })
      }),
  ],
  [
    'digests',
    fc.tuple(fc.nat(140), fc.integer({ min: 1, max: 9 })).map(
      ([length, rounds]) =>
        () =>
          sha256Chain('é'.repeat(length), rounds),
    ),
  ],
]

test('this engine has WebAssembly with SIMD, so the tests compare two things', () => {
  expect(newInstance(1)).toBeDefined()
  expect(withoutWebAssembly(() => newInstance(1))).toBeUndefined()
})

test.each(runs)('%s are the same bit for bit in WebAssembly and plainly', (_, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (run) => {
      expect(run()).toStrictEqual(withoutWebAssembly(run))
    }),
    { numRuns: 25 },
  )
})

test('matrices with infinite values and NaN are multiplied the same', () => {
  const [a, b] = [makeMatrix([5, 5], 1), makeMatrix([5, 5], 2)]
  a.values.set([Infinity, Number.NaN, -Infinity, -0])
  expect(matrixMultiply(a, b)).toStrictEqual(withoutWebAssembly(() => matrixMultiply(a, b)))
  expect(matrixMultiply(b, a)).toStrictEqual(withoutWebAssembly(() => matrixMultiply(b, a)))
})

test('words are the same, in order, for texts that fill several stretches and tables', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  const tail = fc.array(word, { maxLength: 300 }).map((words) => words.join(' '))
  const texts = fc.tuple(tail, fc.nat(100), tail)
  fc.assert(
    fc.property(texts, ([before, seed, after]) => {
      const text = `${before}\n${new TextDecoder().decode(makeText(60_000, seed))}${after}`
      expect([...wordCount(text)]).toEqual([...withoutWebAssembly(() => wordCount(text))])
    }),
    { numRuns: 8 },
  )
})

test('a word longer than a stretch is one word', () => {
  const long = 'x'.repeat(600_000)
  const text = `a ${long} a ${long}y ${long}`
  expect([...wordCount(text)]).toEqual([
    ['a', 2],
    [long, 2],
    [`${long}y`, 1],
  ])
})
