import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
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

test('a program that never closes its pools ends by itself, after those it must wait for', async () => {
  const file = fileURLToPath(new URL('../fixtures/open-pool-program.ts', import.meta.url))
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file])
  expect(stdout).toBe('[ 2, 3 ] [ 4, 5 ]\nawaited\n')
  expect(stderr).toBe('')
})
