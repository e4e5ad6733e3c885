import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { SourceReader } from '../../src/pool/source-reader.ts'

/** What is done with a source and its reader, in turns. */
const steps = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('read' as const), count: fc.nat(8) }),
    fc.record({ type: fc.constant('take' as const), count: fc.nat(8) }),
    fc.record({ type: fc.constant('add' as const), count: fc.nat(4) }),
    fc.record({ type: fc.constant('cut' as const), count: fc.nat(4) }),
    fc.constant({ type: 'close' as const, count: 0 }),
  ),
)

/** Does the steps, and tells what the reader said after each. */
async function follow(
  source: (array: unknown[]) => Iterable<unknown>,
  inputs: readonly unknown[],
  all: readonly { type: 'read' | 'take' | 'add' | 'cut' | 'close'; count: number }[],
): Promise<unknown[]> {
  const array = [...inputs]
  const reader = new SourceReader(source(array), () => {})
  const told: unknown[] = []
  for (const { type, count } of all) {
    let taken: unknown[] = []
    if (type === 'read') reader.readSync(count)
    else if (type === 'take') taken = reader.take(count)
    else if (type === 'add') array.push(...Array.from({ length: count }, (_, n) => `more ${n}`))
    else if (type === 'cut') array.length = Math.max(0, array.length - count)
    else await reader.close()
    told.push({ taken, ready: reader.ready, count: reader.count, hasEnded: reader.hasEnded })
  }
  return told
}

test('an array is read as its iterator gives it, also when it changes meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer(), { maxLength: 20 }), steps, async (inputs, all) => {
      const read = await follow((array) => array, inputs, all)
      expect(read).toEqual(await follow((array) => ({ [Symbol.iterator]: () => array.values() }), inputs, all))
    }),
    { numRuns: 2000 },
  )
})

test('a place without a value gives undefined', () => {
  const reader = new SourceReader([1, , 3], () => {})
  reader.readSync(10)
  const taken = reader.take(10)
  expect([taken, Object.keys(taken)]).toEqual([
    [1, undefined, 3],
    ['0', '1', '2'],
  ])
})

test('an array that is gone over in a way of its own is', () => {
  const array = Object.assign([1, 2, 3], {
    *[Symbol.iterator]() {
      yield 'other'
    },
  })
  const reader = new SourceReader(array, () => {})
  reader.readSync(10)
  expect(reader.take(10)).toEqual(['other'])
})
