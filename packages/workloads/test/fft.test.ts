import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fft, fftKernel, inverseFft, makeMatrix, type Signal } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

const exponents = fc.integer({ min: 0, max: 12 })

function noise(length: number, seed: number): Signal {
  return { real: makeMatrix([1, length], seed).values, imaginary: makeMatrix([1, length], seed + 1).values }
}

/** The greatest difference of two signals. */
function distance(one: Signal, other: Signal): number {
  let most = 0
  for (const index of one.real.keys()) {
    const away = Math.hypot(
      (one.real[index] ?? 0) - (other.real[index] ?? Infinity),
      (one.imaginary[index] ?? 0) - (other.imaginary[index] ?? Infinity),
    )
    most = Math.max(most, away)
  }
  return most
}

// The sum as it is written, by exact sums of products.
const python = `import cmath, math
def frequencies(signal):
    real, imaginary = signal
    n = len(real)
    root = [cmath.exp(-2j * cmath.pi * k / n) for k in range(n)]
    all_terms = ([complex(real[i], imaginary[i]) * root[i * k % n] for i in range(n)] for k in range(n))
    return [[math.fsum(term.real for term in terms), math.fsum(term.imag for term in terms)] for terms in all_terms]
print(json.dumps([frequencies(signal) for signal in given]))`

describe('fft', () => {
  test('equals the sum as it is written, in Python, for every kind of length', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const signals = [1, 2, 4, 8, 32, 64, 256, 512].map((length) => noise(length, 5))
    const given = signals.map(({ real, imaginary }) => [[...real], [...imaginary]])
    const theirs = runPython(python, given) as [number, number][][]
    for (const [index, sums] of theirs.entries()) {
      const real = Float64Array.from(sums, (sum) => sum[0])
      const imaginary = Float64Array.from(sums, (sum) => sum[1])
      expect(distance(fft(signals[index] ?? noise(1, 0)), { real, imaginary })).toBeLessThan(1e-14 * sums.length)
    }
  })

  test('comes back by its inverse, and keeps the sum of squares but for the length (Parseval)', () => {
    fc.assert(
      fc.property(exponents, fc.nat(1000), (exponent, seed) => {
        const signal = noise(2 ** exponent, seed)
        const turned = fft(signal)
        expect(distance(inverseFft(turned), signal)).toBeLessThan(1e-13)
        const power = ({ real, imaginary }: Signal): number =>
          real.reduce((sum, value, index) => sum + value * value + (imaginary[index] ?? 0) ** 2, 0)
        expect(power(turned) / (power(signal) * 2 ** exponent)).toBeCloseTo(1, 12)
      }),
      { numRuns: 50 },
    )
  })

  test('finds the frequency of a wave', () => {
    const real = Float64Array.from({ length: 1024 }, (_, index) => Math.cos((2 * Math.PI * 37 * index) / 1024))
    const turned = fft({ real, imaginary: new Float64Array(1024) })
    const strong = [...turned.real.keys()].filter(
      (k) => Math.hypot(turned.real[k] ?? 0, turned.imaginary[k] ?? 0) > 1e-9,
    )
    expect(strong).toEqual([37, 1024 - 37])
    expect(turned.real[37]).toBeCloseTo(512, 10)
  })

  test('the signals of a batch do not depend on each other', () => {
    const { real, imaginary } = noise(64, 1)
    const all = fftKernel.run({ real, imaginary, length: 16 })
    const third = fft({ real: real.slice(32, 48), imaginary: imaginary.slice(32, 48) })
    expect(all.real.slice(32, 48)).toEqual(third.real)
    expect(all.imaginary.slice(32, 48)).toEqual(third.imaginary)
  })

  test('refuses what is no power of 2, or has parts of other lengths', () => {
    const of = (real: number, imaginary: number): Signal => ({
      real: new Float64Array(real),
      imaginary: new Float64Array(imaginary),
    })
    expect(() => fft(of(3, 3))).toThrow(RangeError)
    expect(() => fft(of(0, 0))).toThrow(RangeError)
    expect(() => fft(of(4, 8))).toThrow(RangeError)
    expect(() => fftKernel.run({ ...of(12, 12), length: 8 })).toThrow(TypeError)
    expect(() => fftKernel.run({ ...of(12, 12), length: 6 })).toThrow(RangeError)
  })
})
