import { writeSync } from 'node:fs'
import { Pool, Process, WorkerExitError } from '@mp/core'
import { expect, test } from 'vitest'
import { square } from '../fixtures/tasks.ts'

/** Writes into the pipe that carries the messages of a worker to its host, as a library might by mistake. */
const garble = (text: string): void => void writeSync(3, text)

test.each([
  ['text', 'GET / HTTP/1.1\r\n\r\n'],
  ['what looks like a length', '\u00ff\u00ff\u00ff\u00ff'.repeat(4)],
])('%s in the pipe of a worker ends it: its task fails with the reason, and the others go on', async (_what, text) => {
  await using pool = new Pool(2)
  const failure: unknown = await pool
    .apply(async () => {
      garble(text)
      await new Promise(() => setInterval(() => {}, 1000))
    })
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(WorkerExitError)
  expect(failure).toMatchObject({ signal: 'SIGKILL', cause: { code: 'ERR_MP_MESSAGE_FORMAT' } })
  expect(await pool.map(square, [1, 2, 3])).toEqual([1, 4, 9])
})

test('a process that writes into its pipe ends, and whoever waits for it goes on', async () => {
  const child = new Process(() => {
    garble('nonsense that is no message')
    setInterval(() => {}, 1000)
  })
  child.start()
  await child.join()
  expect(child.exitCode).not.toBe(0)
})
