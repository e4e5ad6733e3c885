import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mpPath } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'
import { tmuxMissing, TmuxScreen } from '../fixture/tmux.ts'

const reason = tmuxMissing()
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`)
const folder = emptyFolder()

function open(args: string, options: { env?: string; columns?: number; rows?: number } = {}): TmuxScreen {
  const { env = '', columns = 80, rows = 24 } = options
  const environment = `CI= NO_COLOR= TERM=screen-256color LC_ALL=C.UTF-8 XDG_CACHE_HOME=${folder} NODE_ENV= ${env}`
  return new TmuxScreen(`env ${environment} ${process.execPath} ${mpPath} ${args}; echo "left with $?"`, {
    columns,
    rows,
  })
}

describe.skipIf(reason !== undefined)('in a real terminal', () => {
  test('the tour takes the whole screen, and q gives it back with a summary below the prompt', async () => {
    using screen = open('tour')
    await screen.shows(/mp tour +processes/)
    await screen.shows(/✓ Example 1 +\d/)
    expect(screen.isAlternate).toBe(true)
    expect(screen.text.trimEnd().split('\n')).toHaveLength(24)
    expect(screen.colouredText).toContain('\u001b[32m✓')
    screen.keys('q')
    const text = await screen.shows(/left with 0/)
    expect(screen.isAlternate).toBe(false)
    expect(screen.hasCursor).toBe(true)
    expect(text).toMatch(/mp tour +one core +measured +speed-up/)
    expect(text).toMatch(/✓ Example 1 .*×/)
    expect(text).toMatch(/\d of 8 demos done/)
  })

  test('Ctrl-C in the middle of a demo leaves with 130 and a whole terminal', async () => {
    using screen = open('tour example-2')
    await screen.shows(/on one core +run/)
    screen.keys('C-c')
    await screen.shows(/left with 130/)
    expect(screen.isAlternate).toBe(false)
    expect(screen.hasCursor).toBe(true)
  })

  test('SIGTERM in the middle of a demo leaves with 143 and a whole terminal', async () => {
    const file = join(folder, 'pid')
    // Workers inherit the flag too, but the file is there by then.
    const hook = `import fs from 'node:fs'; try { fs.writeFileSync('${file}', String(process.pid), { flag: 'wx' }) } catch {}`
    const flags = `NODE_OPTIONS='--import=data:text/javascript,${encodeURIComponent(hook).replaceAll("'", '%27')}'`
    using screen = open('tour example-2', { env: flags })
    await screen.shows(/on one core +run/)
    process.kill(Number(readFileSync(file, 'utf8')), 'SIGTERM')
    await screen.shows(/left with 143/)
    expect(screen.isAlternate).toBe(false)
    expect(screen.hasCursor).toBe(true)
  })

  test('Ctrl-Z gives the shell its screen back, and fg goes on where the tour was', async () => {
    using screen = open('tour example-1')
    await screen.shows(/✓ Example 1/)
    screen.keys('C-z')
    await screen.shows(/left with 148/)
    expect(screen.isAlternate).toBe(false)
    screen.keys('fg', 'Enter')
    await screen.shows(/✓ Example 1/)
    expect(screen.isAlternate).toBe(true)
    screen.keys('q')
    await screen.shows(/1 of 1 demo done/)
    expect(screen.isAlternate).toBe(false)
  })

  test('k during the price engine kills a worker, and all three prices come back', async () => {
    using screen = open('tour example-2', { columns: 140, rows: 45 })
    for (;;) {
      const text = await screen.shows(/on 3 processes +run|✓ Example 2/)
      if (!text.includes('✓ Example 2')) screen.keys('k')
      if (/killed 1 +retried 1/.test(await screen.shows(/✓ Example 2/))) break
      // The work takes two seconds: on a machine that is busy with other tests, the key may come too late.
      screen.keys('Enter')
      await screen.shows(/on one core +run/)
    }
    expect(await screen.shows(/is gone .*another takes its place/)).toContain('✕')
    await screen.shows(/nothing was lost/)
    screen.keys('q')
    await screen.shows(/left with 0/)
  })

  test('the screen follows a resize, both ways', async () => {
    using screen = open('tour example-2')
    await screen.shows(/workers over time/)
    screen.resize(140, 45)
    await screen.shows(/the same work, each way/)
    screen.resize(50, 12)
    const text = await screen.shows(/workers: /)
    expect(text).not.toContain('the same work')
    screen.keys('q')
    await screen.shows(/left with 0/)
  })

  test('without colour and without UTF-8 the same is said in ASCII', async () => {
    using screen = open('tour example-1', { env: 'NO_COLOR=1 LC_ALL=C' })
    const text = await screen.shows(/\+ Example 1 +\d\.\d+x/)
    expect(text).toMatch(/^[\u0020-\u007e\n]*$/)
    expect(screen.colouredText).not.toContain('\u001b[32m')
    screen.keys('q')
    await screen.shows(/left with 0/)
  })

  test('a dumb terminal gets the plain report', async () => {
    using screen = open('tour task-2', { env: 'TERM=dumb' })
    await screen.shows(/1 of 1 demo done/)
    await screen.shows(/left with 0/)
    expect(screen.isAlternate).toBe(false)
  })
})
