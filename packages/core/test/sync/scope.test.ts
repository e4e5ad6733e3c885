import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { Barrier, Condition, Event, Lock, Process, RLock, Semaphore, SharedArray, Thread, Value } from '@mp/core'
import { limit } from './kinds.ts'

function makeAll() {
  const options = { scope: 'threads' } as const
  return {
    lock: new Lock(options),
    rlock: new RLock(options),
    semaphore: new Semaphore(2, options),
    condition: new Condition(undefined, options),
    event: new Event(options),
    barrier: new Barrier(2, options),
    value: new Value('f64', 1, options),
    array: new SharedArray('u8', [1, 2], options),
  }
}

test('what is for threads only does all that the rest does, between threads', async () => {
  const things = makeAll()
  const held = await things.condition.acquire()
  const thread = new Thread(
    async (theirs: ReturnType<typeof makeAll>) => {
      theirs.lock.acquireSync()
      theirs.rlock.acquireSync()
      theirs.semaphore.acquireSync()
      theirs.value.add(0.5)
      theirs.array.view.fill(7)
      const own = await theirs.condition.acquire()
      theirs.condition.notify()
      own.release()
      await theirs.event.wait()
      theirs.barrier.waitSync()
    },
    { args: [things] },
  )
  thread.start()
  expect(await things.condition.wait(limit)).toBe(true)
  held.release()
  things.event.set()
  await things.barrier.wait(limit)
  await thread.join()
  expect([thread.exitCode, things.value.value, [...things.array]]).toEqual([0, 1.5, [7, 7]])
  expect((await things.lock.acquire(limit)).abandoned).toBe(true)
  expect((await things.rlock.acquire(limit)).abandoned).toBe(true)
  await things.semaphore.acquire(limit)
  await things.semaphore.acquire(limit)
})

test('what is for threads only is refused at the way to a process', () => {
  for (const thing of Object.values(makeAll())) {
    const child = new Process((theirs: unknown) => void theirs, { args: [thing] })
    expect(() => child.start()).toThrow(expect.objectContaining({ code: 'ERR_MP_NOT_SERIALIZABLE', path: 'args[0]' }))
  }
})

test('where processes share no memory, constructors say so, and what is for threads works', async () => {
  const program = fileURLToPath(new URL('./fixtures/elsewhere-program.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program])
  expect(stdout).toBe('ERR_MP_UNSUPPORTED_PLATFORM true\n')
})
