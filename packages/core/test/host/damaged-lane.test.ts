import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { Pool, WorkerExitError } from '@mp/core'
import { expect, test } from 'vitest'
import { OUTCOME_COUNT, OUTCOME_HEAD } from '../../src/lane/layout.ts'
import { encodeFrame } from '../../src/wire/frame.ts'
import { square } from '../fixtures/tasks.ts'

/** Writes over the lane of a worker, in the worker, as native code with a wild pointer might. */
export function writeIntoLane(cell: number, values: number[]): void {
  const line = readFileSync('/proc/self/maps', 'latin1')
    .split('\n')
    .find((text) => text.includes('mp-lane'))
  const memory = openSync('/proc/self/mem', 'r+')
  writeSync(memory, new Uint8Array(Int32Array.from(values).buffer), 0, 4 * values.length, laneStart(line) + 4 * cell)
  closeSync(memory)
}

function laneStart(line = ''): number {
  return Number.parseInt(line, 16)
}

/** Has the host look at the lane. */
export function ringHost(): void {
  writeSync(3, encodeFrame({ type: 'wake' }))
}

test.runIf(process.platform === 'linux')(
  'a worker that says of outcomes what cannot be is ended: its task fails with the reason, and others go on',
  async () => {
    await using pool = new Pool(2)
    const failure: unknown = await pool
      .apply(async () => {
        writeIntoLane(OUTCOME_COUNT, [1000])
        ringHost()
        await new Promise(() => setInterval(() => {}, 1000))
      })
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(WorkerExitError)
    expect(failure).toMatchObject({ signal: 'SIGKILL', cause: { code: 'ERR_MP_MESSAGE_FORMAT' } })
    expect(await pool.map(square, [1, 2, 3])).toEqual([1, 4, 9])
  },
)

test.runIf(process.platform === 'linux')('tasks that wait at such a worker run elsewhere', async () => {
  await using pool = new Pool(1)
  const broken = pool.apply(async () => {
    writeIntoLane(OUTCOME_HEAD, [-1])
    writeIntoLane(OUTCOME_COUNT, [-5])
    ringHost()
    await new Promise(() => setInterval(() => {}, 1000))
  })
  const squares = pool.map(square, [1, 2, 3])
  await expect(broken).rejects.toThrow(WorkerExitError)
  expect(await squares).toEqual([1, 4, 9])
})
