import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { SharedMemory } from '@mp/core'
import { expect, test } from 'vitest'

const fixtures = new URL('../fixtures/', import.meta.url)

/** Runs a program to its end, and returns what it said and how it ended. */
async function run(program: string, ...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const file = fileURLToPath(new URL(program, fixtures))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<unknown>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, stdout, stderr }
}

test.each(['Process', 'Thread'])(
  'what a %s does not catch is told whole before it ends (_TestSubclassingProcess.test_stderr_flush)',
  async (kind) => {
    const { stdout, stderr } = await run('failing-child-program.ts', kind, 'throw')
    const lines = readFileSync(new URL('failing-child-program.ts', fixtures), 'utf8').split('\n')
    const line = lines.findIndex((each) => each.includes('throw new')) + 1
    expect(stderr).toContain('LedgerError: does not add up')
    expect(stderr).toContain(`failing-child-program.ts:${line}:`)
    expect(stdout).toBe('1\n')
  },
)

test.each(['Process', 'Thread'])(
  'an exit code of a %s that is no number is told, and means 1 (_TestSubclassingProcess.test_sys_exit)',
  async (kind) => {
    const { stdout, stderr } = await run('failing-child-program.ts', kind, 'text')
    expect(stderr).toContain('not a number')
    expect(stdout).toBe('1\n')
  },
)

test('a main script needs no guard: workers do not run it again (TestNoForkBomb.test_noforkbomb)', async () => {
  const { code, stdout, stderr } = await run('unguarded-program.ts')
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'main\n2,4,6\n', stderr: '' })
})

test.each(['processes', 'threads'])(
  'a program waits for the calls it gave to a pool of %s (ExecutorShutdownTest.test_interpreter_shutdown)',
  async (backend) => {
    const { code, stdout, stderr } = await run('waiting-work-program.ts', backend)
    const said = stdout.trim().split('\n').toSorted()
    expect({ code, said, stderr }).toEqual({ code: 0, said: ['apple', 'berry', 'cherry'], stderr: '' })
  },
)

test('a block stays when a program that only attached to it ends (_TestSharedMemory.test_shared_memory_untracking)', async () => {
  using block = SharedMemory.create(10)
  const { code, stderr } = await run('attaching-program.ts', block.name)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  using same = SharedMemory.attach(block.name)
  expect(new Uint8Array(same.buffer)[0]).toBe(42)
})
