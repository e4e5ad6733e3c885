import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { factorial, factorialKernel } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

function digest(value: bigint): string {
  return createHash('sha256').update(value.toString(16)).digest('hex')
}

describe('factorial', () => {
  test('equals multiplying one by one', () => {
    let product = 1n
    for (let n = 0; n <= 600; n++) {
      if (n > 0) product *= BigInt(n)
      expect(factorial(n)).toBe(product)
    }
  })

  test('gives the published digits of 50! and of 100!', () => {
    expect(factorial(50)).toBe(30414093201713378043612608166064768844377641568960512000000000000n)
    const digits = factorial(100).toString()
    expect(digits).toHaveLength(158)
    expect(digits.startsWith('93326215443944152681699238856266700490715968264381621468592963895217')).toBe(true)
  })

  test('has as many zeros at the end as there are factors of 5', () => {
    const digits = factorial(10_000).toString()
    expect(digits).toHaveLength(35_660)
    expect(/0*$/.exec(digits)?.[0]).toHaveLength(2499)
  })

  test('equals math.factorial', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const inputs = [1234, 50_000, 60_000, 70_000, 80_000]
    const program = `import math, hashlib
print(json.dumps([hashlib.sha256(format(math.factorial(n), 'x').encode()).hexdigest() for n in given]))`
    expect(inputs.map((n) => digest(factorial(n)))).toEqual(runPython(program, inputs))
  })

  test('splits into parts for any n', () => {
    for (let n = 0; n < 100; n++) {
      expect(factorialKernel.combine(factorialKernel.plan(n, 7).map(factorialKernel.run))).toBe(factorial(n))
    }
  })

  test.each([
    [-1, RangeError],
    [40_000_001, RangeError],
    [2.5, TypeError],
  ])('refuses %d', (n, error) => {
    expect(() => factorial(n)).toThrow(error)
    expect(() => factorialKernel.plan(n, 1)).toThrow(error)
  })
})
