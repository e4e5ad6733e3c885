import { expect, test } from 'vitest'
import type { Page, TopState } from '../../../src/model/top/top-state.ts'
import { emptyProgram } from '../../../src/model/watch/watched-program.ts'
import { asciiGlyphs, blockGlyphs, brailleGlyphs } from '../../../src/view/glyphs.ts'
import type { ScreenSize } from '../../../src/view/screen.ts'
import { plainText, widthOf } from '../../../src/view/segment.ts'
import { topKeys } from '../../../src/view/top/top-keys.ts'
import { topScreen } from '../../../src/view/top/top-screen.ts'
import { fold, runEvents, type SampleRun } from '../../fixture/sample-run.ts'
import { parents, topState, troubled } from '../../fixture/sample-top.ts'

const run: SampleRun = { workers: 8, cores: 8, tasks: 2000, slices: 60, taskMs: 170, copyMs: 6, waitMs: 9 }
const small: ScreenSize = { columns: 80, rows: 24 }
const large: ScreenSize = { columns: 140, rows: 45 }
const sizes: ScreenSize[] = [
  small,
  large,
  { columns: 200, rows: 80 },
  { columns: 100, rows: 30 },
  { columns: 60, rows: 15 },
  { columns: 40, rows: 10 },
]
const pages: Page[] = ['overview', 'timeline', 'workers', 'tasks', 'things', 'events', 'what-if']
const program = troubled(run)
const states: Record<string, TopState> = {
  'before the first event': topState(emptyProgram()),
  'before the first task': topState(fold(runEvents({ ...run, slices: 0 }))),
  'of one worker on one core': topState(fold(runEvents({ ...run, workers: 1, cores: 1 }))),
  'of 256 workers on 256 cores': topState(fold(runEvents({ ...run, workers: 256, cores: 256, slices: 12 }))),
  'of processes of their own': topState(parents(2)),
  'of one process of its own': topState(parents(2), { isDetailOpen: true, selected: 1 }),
  'with help': topState(program, { isHelpOpen: true }),
  'of one worker': topState(program, { isDetailOpen: true }),
  ...Object.fromEntries(pages.map((page) => [`of the page ${page}`, topState(program, { page })])),
}

function lines(state: TopState, size: ScreenSize, glyphs = blockGlyphs): string[] {
  return topScreen(state, size, glyphs).map(plainText)
}

for (const [name, state] of Object.entries(states)) {
  test.each(sizes)(`the screen ${name} fits $columns x $rows exactly`, (size) => {
    for (const glyphs of [blockGlyphs, brailleGlyphs, asciiGlyphs]) {
      const rows = topScreen(state, size, glyphs)
      expect(rows.length).toBeLessThanOrEqual(size.rows)
      expect(rows.map(widthOf)).toEqual(rows.map(() => size.columns))
    }
    expect(lines(state, size, asciiGlyphs).join('')).toMatch(/^[\u0020-\u007e]*$/)
  })
}

test.each(sizes.slice(0, 5))('every screen with panels fills $columns x $rows', (size) => {
  for (const state of Object.values(states)) expect(topScreen(state, size, blockGlyphs)).toHaveLength(size.rows)
})

test('the overview shows program, progress with its spread, cores with workers and foreign load, lanes, and why', () => {
  const screen = lines(topState(program), small).join('\n')
  expect(screen).toMatch(
    /^ mp top {2}compress\.ts {2}pid 41302 {2}● running {2}6\.0 s .* ui 1\.8% {2}q quit {2}\? keys/,
  )
  expect(screen).toMatch(/job 1 {2}Pool-1\.imapUnordered\(compress\) from src\/compress\.ts:18:9/)
  expect(screen).toMatch(/14% {2}282 \/ 2 000 {2}eta 0:3\d/)
  expect(screen).toMatch(/4\d\.\d \/s .+ p50 \d+ ms/)
  expect(screen).toMatch(/1 █+ 100% chromium/)
  expect(screen).toMatch(/w3 .* run .*#42/)
  expect(screen).toMatch(/run 85% █+ copy 6% ▓+ wait 9% ░+/)
  expect(screen).toMatch(
    /why\? {2}6\.80× of 8: 9 % waiting for work, 6 % copying results; feeding it faster\s+would give about 7\.\d\d×/,
  )
})

test('dead and recycled workers stand above all others, with what they did', () => {
  const screen = lines(topState(program), small)
  const dead = screen.findIndex((line) =>
    line.includes('✕ DEAD w2 died (SIGKILL) running compress #41; w9 took its place'),
  )
  expect(dead).toBeGreaterThan(0)
  expect(screen[dead + 1]).toContain('◇ w1 recycled')
  expect(screen.findIndex((line) => line.includes('id v'))).toBeGreaterThan(dead)
})

test('a program that tells nothing any more is said to be silent, and for how long', () => {
  const [head] = lines({ ...topState(program), now: program.now + 7000 }, small)
  expect(head).toContain('! no word for 7.0 s')
})

test('errors are grouped, with argument, source line and worker', () => {
  const screen = lines(topState(program, { page: 'events' }), small).join('\n')
  expect(screen).toMatch(/✕ \d\d:\d\d:\d\d #8 w1 {2}Error: Input file is missing: photos\/8\.jpg .*\(2 alike\)/)
  expect(screen).toContain("with 'photos/8.jpg' at src/compress.ts:18:9")
})

test('queues, locks with holder and waiters, shared memory and managers are on the page of things', () => {
  const screen = lines(topState(program, { page: 'things' }), small).join('\n')
  expect(screen).toMatch(/queue 1 .*100 \/ 100 FULL/)
  expect(screen).toMatch(/lock 2 +held by 5:7, 3 wait: 5 w9 77:79/)
  expect(screen).toMatch(/shared +96 MB +frames/)
  expect(screen).toMatch(/mgr 4 +1 clients {2}90 calls {2}p95 400 µs {2}2 pending/)
})

test('the large screen has the timeline, where the time went, and the serial estimate', () => {
  const screen = lines(topState(program), large).join('\n')
  expect(screen).toContain('where the time went')
  expect(screen).toContain('workers over time')
  expect(screen).toMatch(/speed-up 6\.80× of 8 +efficiency 85% +one core would need 41 s/)
  expect(screen).toMatch(/queues and memory/)
})

test('256 workers become a strip, then a summary', () => {
  const many = topState(fold(runEvents({ ...run, workers: 256, cores: 256, slices: 12 })))
  expect(lines(many, large).join('\n')).toMatch(/256 workers: 256 run, each a cell above, 128 a row/)
  expect(lines(many, small).join('\n')).toMatch(/256 workers: 256 run/)
  expect(lines(many, small).join('\n')).toMatch(/256 cores +mean 100%/)
})

test('the what-if page compares numbers of workers by the recorded tasks', () => {
  const view = { page: 'what-if' as const, whatIf: { workers: 4, chunkSize: 2 } }
  const screen = lines(topState(program, view), small).join('\n')
  expect(screen).toMatch(/chunk size 2 .*recorded tasks on 8 cores/)
  expect(screen).toMatch(/› 4 workers .*0\.\d+× as fast as now/)
  expect(screen).toMatch(/8 workers .*as now/)
})

test('a filter keeps the workers it names', () => {
  const screen = lines(topState(program, { filter: 'w5' }), small).join('\n')
  expect(screen).toContain('find: w5')
  expect(screen).toMatch(/› w5 /)
  expect(screen).not.toMatch(/ w6 +\d/)
})

test('a question takes the place of the keys until it is answered', () => {
  const question = {
    words: 'end the task of w3?',
    action: { type: 'kill-task', pool: 'Pool-1', job: 1, index: 42 },
  } as const
  expect(lines(topState(program, { question }), small).at(-1)).toMatch(/end the task of w3\? y yes/)
})

test('the help page has every key of the map', () => {
  const screen = lines(topState(program, { isHelpOpen: true }), large).join('\n')
  for (const { long } of topKeys) expect(screen).toContain(long)
})

test('processes and threads of their own are shown as workers are, the dead first', () => {
  const screen = lines(topState(parents(2)), large).join('\n')
  expect(screen).toMatch(/● running/)
  expect(screen).toMatch(/no job; 3 processes or threads of their own/)
  expect(screen).toMatch(/workers 4/)
  expect(screen).toMatch(/DEAD +p4 died \(signal 9\) running cook/)
  expect(screen).toMatch(/p1 +501 +run +cook/)
  expect(screen).toMatch(/t3 +503 +run +cook/)
  const detail = lines(topState(parents(2), { isDetailOpen: true, selected: 1 }), large).join('\n')
  expect(detail).toMatch(/worker +p1 cook 1, process 501, run/)
})
