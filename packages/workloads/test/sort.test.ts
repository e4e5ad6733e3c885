import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  makeMatrix,
  parallelSort,
  parallelSortKernel,
  runInParts,
  sharedSortKernel,
  sortInPlace,
  withoutWebAssembly,
} from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

const special = [
  0,
  -0,
  Infinity,
  -Infinity,
  Number.NaN,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  Number.MAX_VALUE,
  1,
  1,
  -1,
]
const doubles = fc.double({ noNaN: false })
/** Longer than what is left to the engine, by numbers of all sizes. */
const arrays = fc
  .tuple(fc.array(doubles, { maxLength: 200 }), fc.nat(1000), fc.boolean())
  .map(([some, seed, isLong]) =>
    Float64Array.of(...some, ...special, ...(isLong ? makeMatrix([1, 4096], seed).values : [])),
  )

/** Tells doubles apart that are equal: 0 and -0. */
function bits(values: Float64Array): BigUint64Array {
  return new BigUint64Array(Float64Array.from(values, (value) => (Number.isNaN(value) ? Number.NaN : value)).buffer)
}

describe('parallelSort', () => {
  test('equals Float64Array.prototype.sort, with -0 before 0 and NaN last, in WebAssembly and plainly', () => {
    fc.assert(
      fc.property(arrays, (values) => {
        const expected = bits(values.slice().sort())
        expect(bits(parallelSort(values))).toEqual(expected)
        expect(bits(withoutWebAssembly(() => parallelSort(values)))).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  test('equals sorted() of Python', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const values = makeMatrix([1, 20_000], 7).values
    expect([...parallelSort(values)]).toEqual(runPython('print(json.dumps(sorted(given)))', [...values]))
  })

  test('sorts in parts of shared memory in place, whatever their number', () => {
    fc.assert(
      fc.property(arrays, fc.integer({ min: 1, max: 20 }), (values, parts) => {
        const [own, spare] = [values.slice(), new Float64Array(values.length)]
        expect(runInParts(sharedSortKernel, { values: own, spare }, parts)).toEqual([values.length])
        expect(bits(own)).toEqual(bits(values.slice().sort()))
        expect(bits(runInParts(parallelSortKernel, values, parts))).toEqual(bits(own))
      }),
      { numRuns: 40 },
    )
  })

  test('leaves the numbers given as they are; sortInPlace does not', () => {
    const values = Float64Array.of(2, 1)
    expect(parallelSort(values)).toEqual(Float64Array.of(1, 2))
    expect(values).toEqual(Float64Array.of(2, 1))
    sortInPlace(values)
    expect(values).toEqual(Float64Array.of(1, 2))
  })

  test('sorts nothing', () => {
    expect(parallelSort([])).toHaveLength(0)
    expect(runInParts(sharedSortKernel, { values: new Float64Array(0), spare: new Float64Array(0) }, 3)).toEqual([])
  })

  test('refuses what is no array, and a spare array of another length', () => {
    // @ts-expect-error: what a caller without types may pass
    expect(() => parallelSort('321')).toThrow(TypeError)
    const input = { values: new Float64Array(2), spare: new Float64Array(3) }
    expect(() => sharedSortKernel.plan(input, 1)).toThrow(RangeError)
  })
})
