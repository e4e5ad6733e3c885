import { Pool } from '@mp/core'
import { expect, test } from 'vitest'
import { CountedJob } from '../../src/model/watch/counted-job.ts'
import { jobFigures, shownJob } from '../../src/model/watch/job-figures.ts'
import { showProgress } from '../../src/surface/show-progress.ts'
import { now } from '../../src/tour/now.ts'
import { blockGlyphs } from '../../src/view/glyphs.ts'
import { followOwnPools } from '../../src/watch/own-pools.ts'
import { TopStore } from '../../src/watch/top-store.ts'
import { TerminalGrid } from '../fixture/terminal-grid.ts'

test('a command shows its own work under its own log: one job, with the times of all jobs of its pool', async () => {
  const grid = new TerminalGrid(100, 24)
  const store = new TopStore({ type: 'live', recording: undefined, replay: undefined, command: 'mp run' })
  const { program } = store.state
  const job = new CountedJob(program, { name: 'square', at: now() })
  const following = followOwnPools(store, job)
  const progress = showProgress(store, 'inline', { stream: grid.stdout, glyphs: blockGlyphs })
  const pool = new Pool({ workers: 1, name: 'squares' })
  let done = 0
  for (const items of [[1, 2, 3], [4]]) {
    for await (const square of pool.imap((n: number) => n * n, items)) {
      progress.aside(() => grid.stdout.write(`square ${square}\n`))
      job.count({ done: ++done, failed: 0, total: 4 }, now())
    }
  }
  pool.close()
  await pool.join()
  await grid.until(({ text }) => {
    store.publish()
    return /mp run {2}square/.test(text) && /100% {2}4 \/ 4/.test(text)
  })
  following[Symbol.dispose]()
  progress[Symbol.dispose]()
  await grid.until(({ text }) => /square 16/.test(text))
  expect(grid.lines().filter((line) => line.startsWith('square'))).toHaveLength(4)
  expect(grid.isAlternate).toBe(false)
  expect(program.jobs).toHaveLength(1)
  const shown = shownJob(program)
  expect(shown?.times.count).toBe(4)
  expect(shown && jobFigures(program, shown, now()).finished).toBe(4)
})
