import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../fixtures/no-room-program.ts', import.meta.url))

test.each(['process', 'thread', 'pool', 'thread-pool', 'manager'])(
  'a %s that there are no descriptors for says that it could not start',
  async (what) => {
    const command = ['-c', 'ulimit -n 90 && exec "$@"', 'sh', process.execPath, program, what]
    const { stdout } = await promisify(execFile)('sh', command)
    const outcomes: [string, boolean][] = JSON.parse(stdout)
    expect(outcomes[0]).toEqual(['0', true])
    expect(outcomes[1]).toEqual(['ERR_MP_WORKER_START', false])
    expect(outcomes).not.toContainEqual(['0', false])
    expect(outcomes.at(-1)).toEqual(['0', true])
  },
)

const withoutReplacement = fileURLToPath(new URL('../fixtures/no-replacement-program.ts', import.meta.url))

test.each(['processes', 'threads'])(
  'a pool of %s that there are no descriptors for does with the workers that it has, until there are some again',
  async (what) => {
    const command = ['-c', 'ulimit -n 90 && exec "$@"', 'sh', process.execPath, withoutReplacement, what]
    const { stdout } = await promisify(execFile)('sh', command)
    const { ends, exitsBefore, workers } = JSON.parse(stdout)
    expect(ends).toEqual(['ERR_MP_WORKER_EXIT', 'done', 'done'])
    // The one that was lost, and each that could not start in its place.
    expect(exitsBefore).toBeGreaterThan(1)
    expect(workers).toBe(2)
  },
)
