import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { initialTour } from '../../src/model/tour-state.ts'
import { prepareInk } from '../../src/terminal/prepare-ink.ts'
import { Tour } from '../../src/tour/tour.ts'
import { TourStore } from '../../src/tour/tour-store.ts'
import { blockGlyphs } from '../../src/view/glyphs.ts'
import { TerminalGrid } from '../fixture/terminal-grid.ts'
import { failing, squares } from '../fixture/tiny-demos.ts'

// In a file of its own: Ink reads these variables when it is imported.
test('without colour every state is still told by a word or a glyph', async () => {
  process.env['NO_COLOR'] = '1'
  prepareInk(process.env)
  const { showFullScreen } = await import('../../src/surface/full-screen.ts')
  const demos = [squares, failing]
  const grid = new TerminalGrid(80, 24)
  const store = new TourStore(
    initialTour(demos, { now: Date.now(), node: 'v0', backend: 'process', workers: undefined }),
  )
  const tour = new Tour(store, { demos, cores: 2, cacheFolder: tmpdir(), holdMs: 0, staysOpen: true })
  const left = showFullScreen(tour, store, { stdout: grid.stdout, stdin: grid.stdin.stream, glyphs: blockGlyphs })
  await grid.until(({ text }) => /1 failed/.test(text))
  expect(grid.hasColour).toBe(false)
  expect(grid.text).toMatch(/✓ Example 1 +2\.00×/)
  expect(grid.text).toMatch(/✕ Example 2 +failed/)
  expect(grid.text).toMatch(/error: RangeError/)
  grid.stdin.type('q')
  await left
})
