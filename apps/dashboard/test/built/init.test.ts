import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mpPath, runMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'
import { tmuxMissing, TmuxScreen } from '../fixture/tmux.ts'

test('what init writes runs as it says, and is not written twice', async () => {
  const cwd = emptyFolder()
  const dry = await runMp(['init', 'primes', '--dry-run'], { cwd })
  expect(dry.stdout).toBe('primes/work.ts\nprimes/items.txt\nprimes/mp.config.ts\n')
  expect(readdirSync(cwd)).toEqual([])
  const { code, stderr } = await runMp(['init', 'primes'], { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'try: cd primes && mp run work.ts --map items.txt\n' })
  const run = await runMp(['run', 'work.ts', '--map', 'items.txt'], { cwd: join(cwd, 'primes') })
  expect(run.code).toBe(0)
  expect(run.stdout.split('\n').slice(0, 2)).toEqual(['{"below":20000,"primes":2262}', '{"below":21000,"primes":2360}'])
  writeFileSync(join(cwd, 'primes', 'work.ts'), 'mine')
  const again = await runMp(['init', 'primes'], { cwd })
  expect(again).toMatchObject({ code: 1, stdout: '' })
  expect(again.stderr).toContain('primes/work.ts')
  expect(readFileSync(join(cwd, 'primes', 'work.ts'), 'utf8')).toBe('mine')
})

test.skipIf(process.platform !== 'linux')('results that nobody takes, as on a full disk, make the exit code 70', () => {
  const script = `${process.execPath} ${mpPath} help --json > /dev/full; echo "exit $?"`
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toContain('exit 70')
})

const reason = tmuxMissing()
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`)

describe.skipIf(reason !== undefined)('in a real terminal', () => {
  test('without arguments mp offers the tour; whoever says no, or nothing, gets the prompt back', async () => {
    const environment = 'env CI= TERM=screen-256color LC_ALL=C.UTF-8'
    const command = `${environment} ${process.execPath} ${mpPath}; echo "left with $?"`
    using screen = new TmuxScreen(command, { columns: 100, rows: 30 })
    await screen.shows(/See every core at work now\? \[y\/N\]/)
    screen.keys('Enter')
    expect(await screen.shows(/left with 0/)).toContain('Examples:')
    screen.keys('clear', 'Enter')
    screen.keys(command, 'Enter')
    await screen.shows(/See every core at work now\?/)
    screen.keys('y', 'Enter')
    await screen.shows(/mp tour +processes/)
    expect(screen.isAlternate).toBe(true)
    screen.keys('q')
    await screen.shows(/left with 0/)
  })
})
