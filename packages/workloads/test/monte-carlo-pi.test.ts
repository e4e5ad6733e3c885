import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimatePi, monteCarloPi } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

const python = `
M = 0xffffffff
def mix(word, key):
    word ^= word >> 16
    word = (word * 0x7feb352d & M) ^ key
    word ^= word >> 15
    word = word * 0x846ca68b & M
    return word ^ word >> 16
seed, start, end = given
outer = mix(seed ^ 0x9e3779b9, 0)
inner = mix(outer ^ seed, 0x9e3779b9)
word = lambda i: mix((i * 0x9e3779b9 + outer) & M, inner) >> 6
print(json.dumps(sum(word(2 * i) ** 2 + word(2 * i + 1) ** 2 < 2 ** 52 for i in range(start, end))))`

describe('monteCarloPi', () => {
  test.for([[0, 0, 20_000] as const, [4_294_967_295, 2 ** 31 - 20_000, 2 ** 31] as const])(
    'counts what the same points give in Python: seed %d, samples %d to %d',
    ([seed, from, to], { skip }) => {
      skip(missingPython !== undefined, missingPython)
      expect(monteCarloPi({ from, to }, seed).hits).toBe(runPython(python, [seed, from, to]))
    },
  )

  test('is within five standard errors of pi for each of many seeds', () => {
    for (let seed = 0; seed < 50; seed++) {
      const error = Math.abs(estimatePi(monteCarloPi({ from: 0, to: 200_000 }, seed)) - Math.PI)
      expect(error).toBeLessThan((5 * 1.642) / Math.sqrt(200_000))
    }
  })

  test('counts the same hits wherever the range is cut', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(2 ** 32 - 1), (cut, seed) => {
        const [first, second] = [monteCarloPi({ from: 0, to: cut }, seed), monteCarloPi({ from: cut, to: 5000 }, seed)]
        expect(first.hits + second.hits).toBe(monteCarloPi({ from: 0, to: 5000 }, seed).hits)
      }),
    )
  })

  test.each([
    [{ from: 0, to: 2 ** 31 + 1 }, 0, RangeError],
    [{ from: 0, to: 1 }, -1, RangeError],
    [{ from: 0, to: 1 }, 0.5, TypeError],
  ])('refuses %o with seed %d', (range, seed, error) => {
    expect(() => monteCarloPi(range, seed)).toThrow(error)
  })

  test('no estimate is made of no samples', () => {
    expect(() => estimatePi({ samples: 0, hits: 0 })).toThrow(RangeError)
  })
})
