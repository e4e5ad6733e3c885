import { afterEach, expect, test } from 'vitest'
import type { Left } from '../../src/surface/mount-rows.tsx'
import { showProgram } from '../../src/surface/show-program.ts'
import { asciiGlyphs, blockGlyphs, brailleGlyphs } from '../../src/view/glyphs.ts'
import { ReplayPlayer } from '../../src/watch/replay-player.ts'
import { TopStore } from '../../src/watch/top-store.ts'
import { runEvents, type SampleRun } from '../fixture/sample-run.ts'
import { TerminalGrid } from '../fixture/terminal-grid.ts'

const run: SampleRun = { workers: 8, cores: 8, tasks: 2000, slices: 60, taskMs: 170, copyMs: 6, waitMs: 9 }
let opened: { grid: TerminalGrid; left: Promise<Left> } | undefined

afterEach(async () => {
  opened?.grid.stdin.type('\u0003')
  await opened?.left
  opened = undefined
})

function open(columns: number, rows: number, glyphs = blockGlyphs): TerminalGrid {
  const grid = new TerminalGrid(columns, rows)
  const store = new TopStore({ type: 'replay', recording: undefined, replay: undefined })
  const replay = new ReplayPlayer(store, runEvents(run), { clock: () => 0 })
  replay.seekTo(6000)
  const watcher = {
    control: () => Promise.reject(new Error('a recording cannot be controlled')),
    toggleRecording: () => {},
    write: (sequence: string) => void grid.stdout.write(sequence),
    replay,
  }
  const left = showProgram(store, watcher, {
    ...{ stdout: grid.stdout, stdin: grid.stdin.stream, glyphs },
    over: new Promise<void>(() => {}),
    clock: { advance: () => replay.advance() },
  })
  opened = { grid, left }
  return grid
}

const sizes = [
  [60, 15],
  [80, 24],
  [100, 30],
  [120, 40],
  [140, 45],
  [200, 80],
] as const

test.each(sizes)(
  'on %i x %i the head is in the first row, the keys are in the last, and nothing wraps',
  async (columns, rows) => {
    const grid = open(columns, rows)
    await grid.until(({ text }) => /\? keys/.test(text) && /w1 /.test(text))
    const lines = grid.lines()
    expect(grid.isAlternate).toBe(true)
    expect(lines).toHaveLength(rows)
    expect(lines[0]).toMatch(/^ mp replay {2}compress\.ts/)
    expect(lines.at(-1)).toMatch(/j\/k move .*q quit/)
    expect(lines.filter((line) => /^[╭│╰]/.test(line)).every((line) => /[╮│╯]\s*$/.test(line))).toBe(true)
    expect(grid.text).toMatch(/14% +282 \/ 2 000/)
  },
)

test('on 40 x 10 the job and a line about the workers are left', async () => {
  const grid = open(40, 10)
  await grid.until(({ text }) => /8 workers: 8 run/.test(text))
  expect(grid.text).toMatch(/14% +282 \/ 2 000/)
})

test('keys turn pages, help lists them, and a resize is followed', async () => {
  const grid = open(80, 24)
  await grid.until(({ text }) => /w1 /.test(text))
  grid.stdin.type('w')
  await grid.until(({ text }) => /recorded tasks on 8 cores/.test(text))
  grid.stdin.type('?')
  await grid.until(({ text }) => /simulate the recorded tasks/.test(text))
  grid.stdin.type('?')
  grid.resize(140, 45)
  await grid.until(({ text }) => /handed out another way/.test(text) && /load 2\.5/.test(text))
  expect(grid.lines().at(-1)).toContain('q quit')
})

test.each([
  ['braille', brailleGlyphs, /⣿⣿⣿/],
  ['ascii', asciiGlyphs, /###/],
] as const)('it is drawn in %s', async (_, glyphs, pattern) => {
  const grid = open(80, 24, glyphs)
  await grid.until(({ text }) => /w1 /.test(text))
  expect(grid.text).toMatch(pattern)
  expect(grid.text).not.toContain('█')
})

test('Ctrl-C leaves and gives the normal screen back', async () => {
  const grid = open(80, 24)
  await grid.until(({ text }) => /w1 /.test(text))
  grid.stdin.type('\u0003')
  expect(await opened?.left).toBe('interrupt')
  expect(grid.isAlternate).toBe(false)
})
