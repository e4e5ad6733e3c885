import { expect, test } from 'vitest'
import { square, squareKernel } from '../src/index.ts'

test('the squares of 1 to 20 come in order', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1)
  expect(squareKernel.run(numbers)).toEqual([
    1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225, 256, 289, 324, 361, 400,
  ])
})

test('a square that would not be exact is refused', () => {
  expect(BigInt(square(94_906_265))).toBe(94_906_265n ** 2n)
  expect(() => square(94_906_266)).toThrow(RangeError)
  expect(() => square(Number.NaN)).toThrow(TypeError)
})
