import * as fc from 'fast-check'
import { Pool, ThreadPool } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { chunkSizeFor } from '../../src/pool/chunk-size.ts'
import { runs } from '../damage.ts'
import { square } from '../fixtures/tasks.ts'

const inputs = fc.array(fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: true })), { maxLength: 60 })
const chunkSize = fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined })

/** Gives the same as `square`, later for some inputs than for others. */
const later = async (n: number): Promise<number> => {
  if (n % 2 === 0) await new Promise(setImmediate)
  return n * n
}

const sorted = (numbers: number[]): number[] => numbers.toSorted((a, b) => a - b)

test('chunks have at least one task, no more than a share of what waits or what is quick, and take no longer than they may', () => {
  const averageMs = fc.option(fc.oneof(fc.double({ min: 0, max: 1000, noNaN: true }), fc.constant(0)), {
    nil: undefined,
  })
  fc.assert(
    fc.property(fc.nat(1_000_000), averageMs, fc.integer({ min: 1, max: 256 }), (waiting, ms, workers) => {
      const size = chunkSizeFor(waiting, ms, workers)
      expect(Number.isInteger(size)).toBe(true)
      expect(size).toBeGreaterThanOrEqual(1)
      expect(size).toBeLessThanOrEqual(Math.max(32, Math.ceil(waiting / (2 * workers))))
      expect(size === 1 || size * (ms ?? Number.POSITIVE_INFINITY) <= 2).toBe(true)
    }),
    runs(1000),
  )
})

describe.each([
  ['processes', Pool],
  ['threads', ThreadPool],
])('results of a pool of %s, however the inputs are cut into chunks', (_kind, PoolClass) => {
  test('are one for each input, in order', async () => {
    await using pool = new PoolClass(2)
    await fc.assert(
      fc.asyncProperty(
        inputs,
        chunkSize,
        fc.constantFrom<(n: number) => number | Promise<number>>(square, later),
        async (numbers, size, fn) => {
          const options = size === undefined ? {} : { chunkSize: size }
          const expected = numbers.map((n) => n * n)
          expect(await pool.map(fn, numbers, options)).toEqual(expected)
          expect(await Array.fromAsync(pool.imap(fn, numbers, options))).toEqual(expected)
          const unordered = await Array.fromAsync(pool.imapUnordered(fn, numbers, options))
          expect(sorted(unordered)).toEqual(sorted(expected))
        },
      ),
      runs(40),
    )
  })

  test('of inputs that fail are failures in their places', async () => {
    await using pool = new PoolClass(2)
    const fussy = (n: number): number => {
      if (n < 0) throw new RangeError(String(n))
      return n
    }
    await fc.assert(
      fc.asyncProperty(inputs, chunkSize, async (numbers, size) => {
        const outcomes = await pool.mapSettled(fussy, numbers, size === undefined ? {} : { chunkSize: size })
        expect(outcomes.map(({ status }) => status)).toEqual(numbers.map((n) => (n < 0 ? 'rejected' : 'fulfilled')))
        const said = outcomes.map((outcome) =>
          outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason),
        )
        expect(said).toEqual(numbers.map((n) => (n < 0 ? `RangeError: ${n}` : n)))
      }),
      runs(20),
    )
  })
})
