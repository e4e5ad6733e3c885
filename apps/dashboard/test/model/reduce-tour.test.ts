import { expect, test } from 'vitest'
import { compare, headline } from '../../src/model/outcome.ts'
import { outcome, play, startState, t0 } from '../fixture/sample-tour.ts'

test('choosing goes round, and then the shown demo stays when another begins', () => {
  const state = play([
    { type: 'select', by: -1 },
    { type: 'demo-start', at: t0, demo: 'demo-2' },
  ])
  expect(state.selected).toBe(7)
  expect(play([{ type: 'follow' }, { type: 'demo-start', at: t0, demo: 'demo-3' }], state).selected).toBe(2)
})

test('a failed demo keeps its error and does not touch the others', () => {
  const state = play([
    { type: 'demo-start', at: t0, demo: 'demo-1' },
    { type: 'demo-error', at: t0 + 5, demo: 'demo-1', error: 'Error: no' },
  ])
  expect(state.demos.map(({ status }) => status)).toEqual(['failed', ...new Array<string>(7).fill('waiting')])
  expect(state.demos[0]).toMatchObject({ error: 'Error: no', board: { endedAt: t0 + 5 } })
})

test('a demo that runs again begins with a clean board', () => {
  const once = play([
    { type: 'demo-start', at: t0, demo: 'demo-1' },
    { type: 'demo-end', at: t0 + 1, demo: 'demo-1', outcome },
  ])
  const again = play([{ type: 'demo-start', at: t0 + 9, demo: 'demo-1' }], once)
  expect(again.demos[0]).toMatchObject({
    status: 'running',
    outcome: undefined,
    board: { startedAt: t0 + 9, pools: [] },
  })
})

test('a hint goes away when its time is over', () => {
  const hinted = play([{ type: 'hint', text: 'x does nothing', until: t0 + 100 }])
  expect(play([{ type: 'tick', at: t0 + 50, ownCost: undefined }], hinted).hint).toBeDefined()
  expect(play([{ type: 'tick', at: t0 + 100, ownCost: undefined }], hinted).hint).toBeUndefined()
})

test('the history of a core is bounded', () => {
  const state = play(
    Array.from({ length: 500 }, (_, index) => ({ type: 'cores', loads: [index / 500] })),
    startState(),
  )
  expect(state.cores[0]?.history.length).toBeLessThanOrEqual(120)
  expect(state.cores[0]?.load).toBe(499 / 500)
})

test('ways are compared with the first of their own group', () => {
  const measures = [
    { label: 'a', group: 'small', workers: 1, ms: 10 },
    { label: 'b', group: 'small', workers: 2, ms: 5 },
    { label: 'a', group: 'large', workers: 1, ms: 90 },
    { label: 'b', group: 'large', workers: 2, ms: 30 },
  ]
  expect(compare(measures).map(({ speedUp }) => speedUp)).toEqual([1, 2, 1, 3])
  expect(headline({ computed: '', measures, verdict: '' })).toMatchObject({ group: 'large', label: 'b', speedUp: 3 })
})
