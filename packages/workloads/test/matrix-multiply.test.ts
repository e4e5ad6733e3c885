import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeMatrix, type Matrix, matrixMultiply } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

const side = fc.integer({ min: 1, max: 20 })

function naive(a: Matrix, b: Matrix): Float64Array {
  return Float64Array.from({ length: a.rows * b.columns }, (_, index) => {
    const row = Math.floor(index / b.columns)
    const column = index % b.columns
    let sum = 0
    for (let k = 0; k < a.columns; k++)
      sum += (a.values[row * a.columns + k] ?? 0) * (b.values[k * b.columns + column] ?? 0)
    return sum
  })
}

describe('matrixMultiply', () => {
  test('equals the plain triple loop bit for bit, whatever the sides', () => {
    fc.assert(
      fc.property(side, side, side, fc.nat(1000), (rows, depth, columns, seed) => {
        const [a, b] = [makeMatrix([rows, depth], seed), makeMatrix([depth, columns], seed + 1)]
        expect(matrixMultiply(a, b).values).toStrictEqual(naive(a, b))
      }),
    )
  })

  test('equals the plain triple loop across blocks', () => {
    const [a, b] = [makeMatrix([10, 600], 1), makeMatrix([600, 11], 2)]
    expect(matrixMultiply(a, b).values).toStrictEqual(naive(a, b))
  })

  test('equals the sums of products in Python', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const [a, b] = [makeMatrix([13, 17], 1), makeMatrix([17, 9], 2)]
    const program = `
a, b = given
def dot(row, column):
    total = 0.0
    for k in range(17): total += a[row * 17 + k] * b[k * 9 + column]
    return total
print(json.dumps([dot(row, column) for row in range(13) for column in range(9)]))`
    expect([...matrixMultiply(a, b).values]).toEqual(runPython(program, [[...a.values], [...b.values]]))
  })

  test('refuses sides that do not fit', () => {
    const a = makeMatrix([2, 3], 1)
    expect(() => matrixMultiply(a, a)).toThrow(RangeError)
    expect(() => matrixMultiply({ ...a, columns: 4 }, a)).toThrow(RangeError)
    expect(() => matrixMultiply({ ...a, rows: 0 }, a)).toThrow(RangeError)
    expect(() => makeMatrix([2, 2.5], 1)).toThrow(TypeError)
  })
})
