import { expect, test } from 'vitest'
import type { Contender } from '../src/contenders/contender.ts'
import { roundTrip } from '../src/rows/round-trip.ts'
import { runRow } from '../src/runner/run-row.ts'

/** A contender whose program is this one of Node. */
function program(name: string, code: string): Contender {
  return {
    name,
    role: 'peer',
    backend: 'thread',
    abilities: ['task'],
    library: 'node',
    command: () => [process.execPath, '--eval', code],
    settings: () => ({}),
  }
}

const answers = (...lines: object[]): string =>
  `for (const line of ${JSON.stringify(lines)}) console.log(JSON.stringify(line)); setInterval(() => {}, 1000)`

test('a contender that fails is out of its row with the reason, and the others have their figures', async () => {
  const contenders = [
    program('ends', 'process.exit(3)'),
    program('babbles', 'console.log("{}"); setInterval(() => {}, 1000)'),
    program('fails', answers({ type: 'loaded' }, { type: 'failed', message: 'out of workers' })),
    program(
      'works',
      answers(
        { type: 'loaded' },
        ...Array.from({ length: 6 }, () => ({ type: 'figures', figures: { p50: 7, p99: 9 } })),
        { type: 'done' },
      ),
    ),
  ]
  const { entries } = await runRow(roundTrip, { contenders, scale: 'quick', rounds: 3 })
  expect(entries).toMatchObject([
    { contender: 'ends', error: 'the program ended without an answer', figures: {} },
    { contender: 'babbles', error: 'not an answer: {}', figures: {} },
    { contender: 'fails', error: 'out of workers', figures: {} },
    { contender: 'works', figures: { p50: { median: 7, samples: [7, 7, 7] } } },
  ])
  expect(entries[3]).not.toHaveProperty('error')
})
