import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

function start(program: string, ...args: string[]): ChildProcess {
  const file = fileURLToPath(new URL(`../fixtures/${program}.ts`, import.meta.url))
  return spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'ignore'] })
}

/** Reads the process ids that the program tells in two lines. */
async function pidsOf(program: ChildProcess): Promise<number[]> {
  const pids: number[] = []
  if (program.stdout === null) return pids
  let lines = 0
  for await (const line of createInterface(program.stdout)) {
    pids.push(...JSON.parse(line))
    if (++lines === 2) break
  }
  return pids
}

/** An orphan that has ended stays as a zombie until init looks after it; it is as good as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}

async function allGone(pids: number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), { timeout: 5000, interval: 10 }).toEqual([])
}

test.each([
  ['SIGKILL', (program: ChildProcess) => program.kill('SIGKILL')],
  ['SIGTERM', (program: ChildProcess) => program.kill('SIGTERM')],
  ['SIGINT', (program: ChildProcess) => program.kill('SIGINT')],
])('after %s of the program, no worker is left, busy ones and grandchildren included', async (_signal, end) => {
  const program = start('busy-program')
  const pids = await pidsOf(program)
  expect(pids.length).toBeGreaterThanOrEqual(5)
  end(program)
  await once(program, 'exit')
  await allGone(pids)
})

test.each([
  ['exit', 5],
  ['throw', 1],
])('after the program ends by %s, no worker is left', async (how, exitCode) => {
  const program = start('busy-program', how)
  const pids = await pidsOf(program)
  program.stdin?.write('now')
  expect(await once(program, 'exit')).toEqual([exitCode, null])
  await allGone(pids)
})

const MARK = 'MP_TEST_PROGRAM'

/** What runs with the mark of a program in its environment; what has ended has no environment any more. */
function processesOf(mark: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${MARK}=${mark}\0`)
    } catch {
      return false
    }
  })
}

/** Signals a program and all that it has started, as a terminal does. */
function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal)
}

const ends: [string, (program: ChildProcess) => void, ended: unknown[], output: RegExp][] = [
  ['SIGKILL', (program) => program.kill('SIGKILL'), [null, 'SIGKILL'], /^$/],
  ['SIGTERM', (program) => program.kill('SIGTERM'), [null, 'SIGTERM'], /^$/],
  ['Ctrl-C', (program) => signalAll(program, 'SIGINT'), [null, 'SIGINT'], /^$/],
  ['the end of its terminal', (program) => signalAll(program, 'SIGHUP'), [null, 'SIGHUP'], /^$/],
  ['process.exit()', (program) => program.stdin?.write('exit'), [5, null], /^$/],
  ['an uncaught error', (program) => program.stdin?.write('throw'), [1, null], /expected in the output/],
]

test.skipIf(process.platform !== 'linux').each(ends)(
  'after %s nothing of a program is left, whatever it has under way, and no worker complains',
  async (_, end, ended, output) => {
    const mark = `${process.pid}-${performance.now()}`
    const file = fileURLToPath(new URL('../fixtures/every-work-program.ts', import.meta.url))
    const env = { ...process.env, [MARK]: mark }
    const program = spawn(process.execPath, [file], { stdio: 'pipe', env, detached: true })
    let complaints = ''
    program.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
    await once(program.stdout, 'data')
    expect(processesOf(mark).length).toBeGreaterThanOrEqual(9)
    const closed = once(program, 'close')
    end(program)
    expect(await closed).toEqual(ended)
    await expect.poll(() => processesOf(mark), { timeout: 5000, interval: 10 }).toEqual([])
    expect(complaints).toMatch(output)
  },
)

test('a program that never closes its pools ends by itself, after those it must wait for', async () => {
  const file = fileURLToPath(new URL('../fixtures/open-pool-program.ts', import.meta.url))
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file])
  expect(stdout).toBe('[ 2, 3 ] [ 4, 5 ]\nawaited\n')
  expect(stderr).toBe('')
})
