import { expect, test } from 'vitest'
import type { MonitorEvent } from '@mp/core/monitor'
import type { Surface } from '../../src/surface/choose-surface.ts'
import { showProgress } from '../../src/surface/show-progress.ts'
import { blockGlyphs } from '../../src/view/glyphs.ts'
import { counterLine } from '../../src/view/top/counter-line.ts'
import { endSummary } from '../../src/view/top/end-summary.ts'
import { milestonesOf, nothingSpoken } from '../../src/view/top/milestones.ts'
import { TopStore } from '../../src/watch/top-store.ts'
import { began, failure, fold, runEvents, type SampleRun } from '../fixture/sample-run.ts'
import { topState } from '../fixture/sample-top.ts'
import { TerminalGrid } from '../fixture/terminal-grid.ts'

const run: SampleRun = { workers: 2, cores: 2, tasks: 100, slices: 60, taskMs: 100, waitMs: 5 }
const end: MonitorEvent[] = [
  { type: 'job-end', at: began + 6001, pool: 'Pool-1', job: 1, state: 'done', done: 100, failed: 0 },
  { type: 'end', at: began + 6002, exitCode: 0 },
]

function show(surface: Exclude<Surface, 'full'>) {
  const grid = new TerminalGrid(80, 24)
  const store = new TopStore({ type: 'ended', recording: undefined, replay: undefined })
  for (const event of runEvents(run)) store.take(event)
  return { grid, store, shown: showProgress(store, surface, { stream: grid.stdout, glyphs: blockGlyphs }) }
}

test('eight lines are drawn in place under the log, which stays', async () => {
  const { grid, store, shown } = show('inline')
  shown.aside(() => grid.stdout.write('photos/1.jpg is done\n'))
  for (const event of end) store.take(event)
  store.publish()
  shown.aside(() => grid.stdout.write('photos/2.jpg is done\n'))
  shown[Symbol.dispose]()
  await grid.until(({ text }) => /2\.jpg/.test(text) && /ended with 0/.test(text))
  const lines = grid.lines().map((line) => line.trimEnd())
  expect(lines.slice(0, 2)).toEqual(['photos/1.jpg is done', 'photos/2.jpg is done'])
  expect(lines.filter((line) => line !== '').length).toBeLessThanOrEqual(10)
  expect(lines.filter((line) => line.includes('compress.ts'))).toHaveLength(1)
  expect(grid.isAlternate).toBe(false)
})

test('a counter writes a line after each tenth, without escape codes', async () => {
  const { grid, store, shown } = show('counter')
  for (const event of end) store.take(event)
  store.publish()
  shown[Symbol.dispose]()
  await grid.until(({ text }) => /done/.test(text))
  const lines = grid.lines().filter((line) => line.trim() !== '')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^compress\.ts: compress 100% 100\/100 .* done/)
  expect(grid.hasColour).toBe(false)
})

test('a counter line tells progress, rate, ETA and failures', () => {
  const program = fold([...runEvents({ ...run, slices: 25 }), failure(run, { at: began + 2500, index: 3 })])
  expect(counterLine(topState(program), blockGlyphs)).toMatch(
    /^compress\.ts: compress 50% 50\/100 2\d\.\d \/s eta 0:03$/,
  )
})

test('a screen reader hears each tenth, each failure and the end, once', () => {
  const spoken = nothingSpoken()
  const program = fold(runEvents({ ...run, slices: 25 }))
  expect(milestonesOf(topState(program), spoken)).toEqual([
    expect.stringMatching(/^compress 50 percent: 50 of 100, about/),
  ])
  expect(milestonesOf(topState(program), spoken)).toEqual([])
  fold([failure(run, { at: began + 2600, index: 3 }), ...end], program)
  expect(milestonesOf(topState(program), spoken)).toEqual([
    'Pool-1 #3 on w2 failed: Error: Input file is missing: photos/3.jpg',
    'compress done: 100 of 100, 0 failed.',
    expect.stringMatching(/^The program ended with 0\. 1\.90× of 2: 5 % waiting for work/),
  ])
})

test('the summary that is left tells jobs, the verdict and the errors', () => {
  const program = fold([...runEvents(run), failure(run, { at: began + 5900, index: 3 }), ...end])
  expect(endSummary(topState(program), blockGlyphs)).toMatch(
    /^compress\.ts: ended with 0 after 6\.0 s\n {2}Pool-1 compress: 100 of 100 done, 0 failed, done\n {2}why 1\.90× .*\n {2}1 × Error: Input/,
  )
})
