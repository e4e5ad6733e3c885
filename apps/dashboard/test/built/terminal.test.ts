import { expect, test } from 'vitest'
import { emptyFolder, mpPath } from '../fixture/built-mp.ts'
import { tmuxMissing, TmuxScreen } from '../fixture/tmux.ts'

const reason = tmuxMissing()
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`)
const inTmux = test.skipIf(reason !== undefined)
const cache = emptyFolder()

function open(options: { args?: string; env?: string; columns?: number; rows?: number } = {}): TmuxScreen {
  const { args = 'tour', env = '', columns = 80, rows = 24 } = options
  const environment = `CI= NO_COLOR= TERM=screen-256color LC_ALL=C.UTF-8 XDG_CACHE_HOME=${cache} NODE_ENV= ${env}`
  return new TmuxScreen(`env ${environment} ${process.execPath} ${mpPath} ${args}; echo "left with $?"`, {
    columns,
    rows,
  })
}

inTmux('the tour takes the whole screen, and q gives it back with a summary below the prompt', async () => {
  using screen = open()
  await screen.shows(/mp tour +processes/)
  await screen.shows(/✓ Example 1 +\d/)
  expect(screen.isAlternate).toBe(true)
  expect(screen.text.trimEnd().split('\n')).toHaveLength(24)
  screen.keys('q')
  const text = await screen.shows(/left with 0/)
  expect(screen.isAlternate).toBe(false)
  expect(screen.hasCursor).toBe(true)
  expect(text).toMatch(/mp tour +one core +measured +speed-up/)
  expect(text).toMatch(/✓ Example 1 .*×/)
  expect(text).toMatch(/\d of 8 demos done/)
})

inTmux('Ctrl-C in the middle of a demo leaves with 130 and a whole terminal', async () => {
  using screen = open()
  await screen.shows(/Example 2 +running/)
  screen.keys('C-c')
  await screen.shows(/left with 130/)
  expect(screen.isAlternate).toBe(false)
  expect(screen.hasCursor).toBe(true)
})

inTmux('k during the price engine kills a worker, and all three prices come back', async () => {
  using screen = open({ columns: 140, rows: 45 })
  await screen.shows(/on 3 processes/)
  screen.keys('k')
  await screen.shows(/worker \d killed/)
  await screen.shows(/is gone .*another takes its place/)
  const text = await screen.shows(/nothing was lost/)
  expect(text).toContain('✕')
  await screen.shows(/✓ Example 2/)
  screen.keys('q')
  await screen.shows(/left with 0/)
})

inTmux('the screen follows a resize, both ways', async () => {
  using screen = open()
  await screen.shows(/workers over time/)
  screen.resize(140, 45)
  await screen.shows(/the same work, each way/)
  screen.resize(50, 12)
  await screen.shows(/workers: /)
  screen.keys('q')
  await screen.shows(/left with 0/)
})

inTmux('without colour and without UTF-8 the same is said in ASCII', async () => {
  using screen = open({ env: 'NO_COLOR=1 LC_ALL=C' })
  const text = await screen.shows(/\+ Example 1 +\d\.\d+x/)
  expect(text).toMatch(/^[\u0020-\u007e\n]*$/)
  screen.keys('q')
  await screen.shows(/left with 0/)
})

inTmux('a dumb terminal gets the plain report', async () => {
  using screen = open({ env: 'TERM=dumb', rows: 200 })
  await screen.shows(/8 of 8 demos done/)
  await screen.shows(/left with 0/)
  expect(screen.isAlternate).toBe(false)
})
