import { expect, test } from 'vitest'
import { prepareInk } from '../../src/terminal/prepare-ink.ts'
import { blockGlyphs } from '../../src/view/glyphs.ts'
import { TopStore } from '../../src/watch/top-store.ts'
import { failure, runEvents, type SampleRun } from '../fixture/sample-run.ts'
import { TerminalGrid } from '../fixture/terminal-grid.ts'

const run: SampleRun = { workers: 4, cores: 4, tasks: 400, slices: 60, taskMs: 100, copyMs: 20, waitMs: 30 }

// In a file of its own: Ink reads these variables when it is imported.
test('without colour a dead worker, an error and every share are still told by words and shades', async () => {
  process.env['NO_COLOR'] = '1'
  prepareInk(process.env)
  const { showProgram } = await import('../../src/surface/show-program.ts')
  const grid = new TerminalGrid(80, 24)
  const store = new TopStore({ type: 'ended', recording: undefined, replay: undefined })
  const events = runEvents(run)
  const at = Math.max(...events.map((event) => event.at))
  for (const event of [...events, failure(run, { at, index: 7 })]) store.take(event)
  store.take({
    ...{ type: 'worker-exit', at, pool: 'Pool-1', worker: 2, lane: 1, reason: 'crashed' },
    ...{ exitCode: null, signal: 'SIGKILL' },
  })
  const watcher = {
    control: () => Promise.reject(new Error('it has ended')),
    toggleRecording: () => {},
    write: () => {},
    replay: undefined,
  }
  const left = showProgram(store, watcher, {
    ...{ stdout: grid.stdout, stdin: grid.stdin.stream, glyphs: blockGlyphs },
    over: new Promise<void>(() => {}),
  })
  await grid.until(({ text }) => /DEAD w2 died \(SIGKILL\)/.test(text))
  expect(grid.hasColour).toBe(false)
  expect(grid.text).toMatch(/run 50% █+ copy 20% ▓+ wait 30% ░+/)
  expect(grid.text).toMatch(/✕ \d\d:\d\d:\d\d #7 w4 {2}Error: Input file is missing/)
  grid.stdin.type('q')
  expect(await left).toBe('quit')
})
