import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { emptyFolder } from '../fixture/empty-folder.ts'
import type { Demo } from '../../src/demos/demo.ts'
import { initialTour } from '../../src/model/tour-state.ts'
import type { Left } from '../../src/surface/mount-rows.tsx'
import { showFullScreen } from '../../src/surface/full-screen.ts'
import { Tour } from '../../src/tour/tour.ts'
import { TourStore } from '../../src/tour/tour-store.ts'
import { blockGlyphs } from '../../src/view/glyphs.ts'
import { TerminalGrid } from '../fixture/terminal-grid.ts'
import { failing, squares, waitingFor } from '../fixture/tiny-demos.ts'

let opened: { grid: TerminalGrid; left: Promise<Left> } | undefined

afterEach(async () => {
  opened?.grid.stdin.type('q')
  await opened?.left
  opened = undefined
})

function open(
  demos: readonly Demo[],
  size: { columns: number; rows: number; before?: string } = { columns: 80, rows: 24 },
): TerminalGrid {
  const grid = new TerminalGrid(size.columns, size.rows)
  grid.stdout.write(size.before ?? '')
  const store = new TourStore(
    initialTour(demos, { now: Date.now(), node: 'v0', backend: 'process', workers: undefined }),
  )
  const tour = new Tour(store, { demos, cores: 2, cacheFolder: tmpdir(), holdMs: 0, staysOpen: true })
  opened = {
    grid,
    left: showFullScreen(tour, store, { stdout: grid.stdout, stdin: grid.stdin.stream, glyphs: blockGlyphs }),
  }
  return grid
}

function makeGate(): { path: string; open: () => void } {
  const path = join(emptyFolder(), 'open')
  return { path, open: () => writeFileSync(path, '') }
}

const shows = (pattern: RegExp) => (grid: TerminalGrid) => pattern.test(grid.text)

test('the tour runs on the alternate screen and stays on its results', async () => {
  const grid = open([squares])
  await grid.until(shows(/✓ finished/))
  expect(grid.isAlternate).toBe(true)
  expect(grid.text).toContain('1 4 9 16')
  expect(grid.text).toMatch(/2 workers .*10\.0 ms +2\.00×/)
  expect(grid.text).toContain('why two are twice as fast as one')
  expect(grid.lines()[0]).toMatch(/^ mp tour/)
  expect(grid.lines().at(-1)).toMatch(/q quit/)
})

test('the screen begins at its corner, wherever the cursor was', async () => {
  const grid = open([squares], { columns: 80, rows: 24, before: 'ready> ' })
  await grid.until(shows(/finished/))
  expect(grid.lines()[0]).toMatch(/^ mp tour +processes/)
  expect(grid.lines()[1]).toMatch(/^╭/)
})

test('a screen too low for panels begins at its corner too', async () => {
  const grid = open([squares], { columns: 50, rows: 12, before: 'one\ntwo\nready> ' })
  await grid.until(shows(/finished/))
  expect(grid.lines()[0]).toMatch(/^ mp tour/)
})

test('q leaves and gives the normal screen back', async () => {
  const grid = open([squares])
  await grid.until(shows(/finished/))
  grid.stdin.type('q')
  expect(await opened?.left).toBe('quit')
  expect(grid.isAlternate).toBe(false)
})

test('Ctrl-C leaves at once, also while a demo runs, and says that it was Ctrl-C', async () => {
  const grid = open([waitingFor('/nowhere/at/all')])
  await grid.until(shows(/pool w\d .*#\d/))
  grid.stdin.type('\u0003')
  expect(await opened?.left).toBe('interrupt')
  expect(grid.isAlternate).toBe(false)
})

test('a failed demo is marked, and its error is shown', async () => {
  const grid = open([failing])
  await grid.until(shows(/1 failed/))
  expect(grid.text).toMatch(/✕ Example 2 +failed/)
  expect(grid.text).toContain('no such seller')
})

test('arrows choose, enter runs', async () => {
  const grid = open([squares, failing])
  await grid.until(shows(/1 failed/))
  grid.stdin.type('\u001b[A')
  await grid.until(shows(/› ✓ Example 1/))
  expect(grid.text).toContain('1 4 9 16')
  grid.stdin.type('\u001b[B')
  await grid.until(shows(/› ✕ Example 2/))
})

test('k kills a worker on the screen: a mark in its lane, its task done by another', async () => {
  const gate = makeGate()
  const grid = open([waitingFor(gate.path)])
  await grid.until(shows(/pool w2 .*#\d/))
  grid.stdin.type('k')
  await grid.until(shows(/worker \d killed/))
  await grid.until(shows(/pool w3 .*✕.*#\d/))
  gate.open()
  await grid.until(shows(/2 came back/))
  expect(grid.text).toContain('nothing was lost')
})

test('+ and space are seen at once: one lane more, and the word paused', async () => {
  const gate = makeGate()
  const grid = open([waitingFor(gate.path)])
  await grid.until(shows(/pool w2 .*#\d/))
  grid.stdin.type('+')
  await grid.until(shows(/3 workers from now on/))
  await grid.until(shows(/pool w3 .*idle/))
  grid.stdin.type(' ')
  await grid.until(shows(/paused/))
  grid.stdin.type(' ')
  await grid.until(shows(/● running/))
  gate.open()
  await grid.until(shows(/finished/))
  expect(grid.text).toMatch(/✓ Example 3/)
})

test('? opens the keys, any key closes them; a key without meaning says so', async () => {
  const grid = open([squares])
  await grid.until(shows(/finished/))
  grid.stdin.type('?')
  await grid.until(shows(/kill a worker: its task is tried again/))
  grid.stdin.type('x')
  await grid.until(shows(/workers over time/))
  grid.stdin.type('x')
  await grid.until(shows(/"x" does nothing here/))
  expect(grid.lines().at(-2)).toContain('? shows the keys')
})

test('the screen follows the size of the terminal', async () => {
  const grid = open([squares])
  await grid.until(shows(/finished/))
  grid.resize(140, 45)
  await grid.until(shows(/the same work, each way/))
  expect(grid.lines().at(-1)).toMatch(/q quit/)
  grid.resize(50, 10)
  await grid.until(shows(/workers: /))
  expect(grid.lines()[0]).toMatch(/^ mp tour/)
})
