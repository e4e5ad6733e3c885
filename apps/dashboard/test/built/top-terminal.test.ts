import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mpPath } from '../fixture/built-mp.ts'
import { tmuxMissing, TmuxScreen } from '../fixture/tmux.ts'
import { WatchedProgramProcess } from '../fixture/watched-program.ts'

const reason = tmuxMissing()
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`)

async function start(options: { isFailing?: boolean } = {}): Promise<WatchedProgramProcess> {
  const program = new WatchedProgramProcess(options)
  await program.ready()
  return program
}

function watch(program: WatchedProgramProcess, args = ''): TmuxScreen {
  const environment = `CI= NO_COLOR= TERM=screen-256color LC_ALL=C.UTF-8 XDG_RUNTIME_DIR=${program.folder} NODE_ENV=`
  const pidFile = join(program.folder, 'watcher')
  const command = `env ${environment} sh -c 'echo $$ > ${pidFile}; exec ${process.execPath} ${mpPath} top ${args}'; echo "left with $?"`
  return new TmuxScreen(`cd ${program.folder}; ${command}`, { columns: 80, rows: 24 })
}

describe.skipIf(reason !== undefined)('mp top in a real terminal', () => {
  test('it attaches to the only program, follows a resize, stops and goes on, and leaves the program alone', async () => {
    await using program = await start()
    using screen = watch(program)
    await screen.shows(/mp top +watched\.ts +pid \d+ +● running/)
    await screen.shows(/photos\.mapSettled\(work\)/)
    await screen.shows(/time +run \d+%/)
    expect(screen.isAlternate).toBe(true)
    screen.resize(140, 45)
    await screen.shows(/where the time went/)
    screen.keys('C-z')
    await screen.shows(/Stopped|left with 148/)
    expect(screen.isAlternate).toBe(false)
    screen.resize(80, 24)
    // tmux tells the terminal of its size some time after it was resized.
    screen.keys('clear; until [ "$(stty size)" = "24 80" ]; do sleep 0.05; done; stty size', 'Enter')
    await screen.shows(/^24 80$/m)
    screen.keys('fg', 'Enter')
    await screen.shows(/mp top +watched\.ts/)
    expect(screen.isAlternate).toBe(true)
    screen.keys('q')
    await screen.shows(/watched\.ts: running after/)
    expect(screen.isAlternate).toBe(false)
    expect(screen.hasCursor).toBe(true)
    expect(program.exitCode).toBeNull()
  })

  test('keys turn pages, and a control key asks, then pauses the program', async () => {
    await using program = await start()
    using screen = watch(program, String(program.pid))
    await screen.shows(/time +run \d+%/)
    screen.keys('w')
    await screen.shows(/recorded tasks on \d cores?/)
    screen.keys('1', 'p')
    await screen.shows(/pause photos\? running tasks finish +y yes/)
    screen.keys('y')
    await screen.shows(/paused/)
    screen.keys('C-c')
    await screen.shows(/left with 130/)
    expect(screen.isAlternate).toBe(false)
  })

  test('a program that is killed is told to be gone, and the screen stays until a key', async () => {
    await using program = await start({ isFailing: true })
    using screen = watch(program, '--record run.ndjson')
    await screen.shows(/RangeError: no photo 7/)
    program.kill()
    await screen.shows(/gone without a word/)
    expect(screen.isAlternate).toBe(true)
    screen.keys('q')
    const text = await screen.shows(/left with 0/)
    expect(text).toContain('RangeError: no photo 7')
    expect(readFileSync(join(program.folder, 'run.ndjson'), 'utf8')).toMatch(/^\{"type":"header"/)
  })

  test('a watcher that is killed does the program no harm', async () => {
    await using program = await start()
    using screen = watch(program)
    await screen.shows(/time +run \d+%/)
    process.kill(Number(readFileSync(join(program.folder, 'watcher'), 'utf8')), 'SIGKILL')
    await screen.shows(/left with 137/)
    expect(await program.end()).toBe(0)
  })
})
