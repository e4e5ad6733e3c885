import { expect, test } from 'vitest'
import type { TourEvent } from '../../src/model/tour-event.ts'
import type { TourState } from '../../src/model/tour-state.ts'
import { asciiGlyphs, blockGlyphs } from '../../src/view/glyphs.ts'
import { screenRows, type ScreenSize } from '../../src/view/screen.ts'
import { plainText, widthOf } from '../../src/view/segment.ts'
import { midTour, outcome, play, startState, t0 } from '../fixture/sample-tour.ts'

const small: ScreenSize = { columns: 80, rows: 24 }
const large: ScreenSize = { columns: 140, rows: 45 }
const over = play([
  ...startState().demos.flatMap(({ id }): TourEvent[] => [
    { type: 'demo-start', at: t0, demo: id },
    { type: 'demo-end', at: t0 + 9, demo: id, outcome },
  ]),
  { type: 'tour-over' },
])
const states: Record<string, TourState> = {
  'before anything ran': startState(),
  'in the middle': midTour(),
  'on 7 cores': midTour(7),
  'on 64 cores': midTour(64),
  'on 768 cores': midTour(768),
  'with help': play([{ type: 'help', isOpen: true }], midTour()),
  'at the end': over,
  'with a failure': play(
    [{ type: 'demo-error', at: t0, demo: 'demo-2', error: 'Error: 日本語 \u001b[31m no\n' }],
    midTour(),
  ),
}
const sizes = [
  small,
  large,
  { columns: 60, rows: 15 },
  { columns: 59, rows: 14 },
  { columns: 20, rows: 4 },
  { columns: 300, rows: 100 },
]

function lines(state: TourState, size: ScreenSize, glyphs = blockGlyphs): string[] {
  return screenRows(state, size, glyphs).map(plainText)
}

for (const [name, state] of Object.entries(states)) {
  for (const size of sizes) {
    test(`the screen ${name} fits ${size.columns} x ${size.rows} exactly`, () => {
      const rows = screenRows(state, size, blockGlyphs)
      expect(rows.length).toBeLessThanOrEqual(size.rows)
      expect(rows.map(widthOf)).toEqual(rows.map(() => size.columns))
      expect(rows.map(plainText).join('')).not.toMatch(/[\p{Cc}\p{Script=Han}]/u)
    })
  }
}

test.each([small, large])('a screen of $columns x $rows fills its height', (size) => {
  expect(lines(midTour(), size)).toHaveLength(size.rows)
})

test('in the middle of a demo the screen shows phase, progress, cores with workers, lanes and the killed worker', () => {
  const screen = lines(midTour(), small).join('\n')
  expect(screen).toMatch(/› ● Example 2\s+running/)
  expect(screen).toContain('on 3 processes')
  expect(screen).toMatch(/3\/6/)
  expect(screen).toMatch(/eta 0:0\d/)
  expect(screen).toMatch(/0 .+5% w1/)
  expect(screen).toMatch(/one core w1 .*█/)
  expect(screen).toMatch(/3 processes w4 .*✕/)
  expect(screen).toContain('worker 2 is gone (SIGKILL)')
  expect(screen).toContain('killed 1  retried 1')
})

test('a finished demo shows its result, the ways side by side, and why', () => {
  const screen = lines(over, small).join('\n')
  expect(screen).toContain('Seller A 412')
  expect(screen).toMatch(/one core .*6\.04 s/)
  expect(screen).toMatch(/3 processes .*3\.07 s +1\.97×/)
  expect(screen).toContain('why 1.97× of 2 possible')
  expect(screen).toContain('✓ finished')
})

test('many cores become columns, then a strip, then a sentence', () => {
  expect(lines(midTour(7), large).join('\n')).toMatch(/6 █+/)
  expect(lines(midTour(64), small).join('\n')).toContain('64 cores')
  expect(lines(midTour(768), small).join('\n')).toMatch(/768 cores +mean \d+%/)
})

test('an ASCII screen has nothing but ASCII', () => {
  for (const state of Object.values(states)) {
    expect(lines(state, large, asciiGlyphs).join('\n')).toMatch(/^[\u0020-\u007e\n]*$/)
  }
})

test('the help page lists every key of the foot', () => {
  const help = lines(states['with help'] ?? startState(), small).join('\n')
  for (const words of [
    'choose a demo',
    'run the chosen demo',
    'pause:',
    'add or take away',
    'change between',
    'kill a worker',
    'leave;',
  ]) {
    expect(help).toContain(words)
  }
})

test('a hint takes the place of the verdict', () => {
  const hinted = play([{ type: 'hint', text: '"x" does nothing here', until: t0 + 99_999 }], over)
  expect(lines(hinted, small).at(-2)).toContain('"x" does nothing here')
})
