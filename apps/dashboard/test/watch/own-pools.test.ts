import { Pool } from '@mp/core'
import { expect, test } from 'vitest'
import { showProgress } from '../../src/surface/show-progress.ts'
import { blockGlyphs } from '../../src/view/glyphs.ts'
import { followOwnPools } from '../../src/watch/own-pools.ts'
import { TopStore } from '../../src/watch/top-store.ts'
import { TerminalGrid } from '../fixture/terminal-grid.ts'

test('a command shows its own pools under its own log', async () => {
  const grid = new TerminalGrid(100, 24)
  const store = new TopStore({ type: 'live', recording: undefined, replay: undefined })
  const following = followOwnPools(store)
  const progress = showProgress(store, 'inline', { stream: grid.stdout, glyphs: blockGlyphs })
  const pool = new Pool({ workers: 1, name: 'squares' })
  for await (const square of pool.imap((n: number) => n * n, [1, 2, 3])) progress.log(`square ${square}`)
  pool.close()
  await pool.join()
  await grid.until(({ text }) => {
    store.publish()
    return /3 \/ 3/.test(text)
  })
  progress[Symbol.dispose]()
  following[Symbol.dispose]()
  await grid.until(({ text }) => /square 9/.test(text))
  expect(grid.lines().filter((line) => line.startsWith('square'))).toHaveLength(3)
  expect(grid.isAlternate).toBe(false)
})
