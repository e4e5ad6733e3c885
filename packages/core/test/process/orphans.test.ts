import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

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
  ['SIGINT', (program) => program.kill('SIGINT'), [null, 'SIGINT'], /^$/],
  ['Ctrl-C', (program) => signalAll(program, 'SIGINT'), [null, 'SIGINT'], /^$/],
  ['the end of its terminal', (program) => signalAll(program, 'SIGHUP'), [null, 'SIGHUP'], /^$/],
  ['process.exit()', (program) => program.stdin?.write('exit'), [5, null], /^$/],
  ['an uncaught error', (program) => program.stdin?.write('throw'), [1, null], /expected in the output/],
]

describe.runIf(process.platform === 'linux')('by what /proc tells', () => {
  test.each(ends)(
    'after %s nothing of a program is left, whatever it has under way, and no worker complains',
    async (_, end, ended, output) => {
      const mark = `${process.pid}-${performance.now()}`
      const file = fileURLToPath(new URL('../fixtures/every-work-program.ts', import.meta.url))
      const env = { ...process.env, [MARK]: mark }
      const program = spawn(process.execPath, [file], { stdio: 'pipe', env, detached: true })
      let complaints = ''
      program.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
      await once(program.stdout, 'data')
      expect(processesOf(mark).length).toBeGreaterThanOrEqual(11)
      const closed = once(program, 'close')
      end(program)
      expect(await closed).toEqual(ended)
      await expect.poll(() => processesOf(mark), { timeout: 5000, interval: 10 }).toEqual([])
      expect(complaints).toMatch(output)
    },
  )
})

test('a program that never closes its pools ends by itself, after those it must wait for', async () => {
  const file = fileURLToPath(new URL('../fixtures/open-pool-program.ts', import.meta.url))
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file])
  expect(stdout).toBe('[ 2, 3 ] [ 4, 5 ]\nawaited\n')
  expect(stderr).toBe('')
})
