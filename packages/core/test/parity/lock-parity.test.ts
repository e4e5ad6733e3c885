import { Lock, Process, StateError, TimeoutError } from '@mp/core'
import { expect, test } from 'vitest'

test('a lock can be released by a process that did not acquire it', async () => {
  using lock = new Lock()
  await lock.acquire()
  const child = new Process((lock: Lock) => lock.release(), { args: [lock] })
  await child.start().join()
  expect([child.exitCode, lock.locked]).toEqual([0, false])
})

test('releasing a lock that nobody holds is an error', () => {
  using lock = new Lock()
  expect(() => lock.release()).toThrow(StateError)
  const held = lock.acquireSync()
  held.release()
  held.release()
  expect(() => lock.release()).toThrow(StateError)
})

test('acquire waits as long as asked; tryAcquire does not wait', async () => {
  using lock = new Lock()
  using held = await lock.acquire()
  expect([held.abandoned, lock.locked]).toEqual([false, true])
  await expect(lock.acquire({ timeout: 1 })).rejects.toThrow(TimeoutError)
  await expect(lock.acquire({ signal: AbortSignal.abort('enough') })).rejects.toBe('enough')
  expect(() => lock.acquireSync({ timeout: 1 })).toThrow(TimeoutError)
  expect(lock.tryAcquire()).toBeUndefined()
})

test('using releases a lock at the end of the block', async () => {
  using lock = new Lock()
  {
    using held = await lock.acquire()
    expect([held.abandoned, lock.locked]).toEqual([false, true])
  }
  expect(lock.locked).toBe(false)
})

test('the next to acquire a lock learns that its holder was killed', async () => {
  using lock = new Lock()
  const child = new Process(
    (lock: Lock) => {
      lock.acquireSync()
      process.kill(process.pid, 'SIGKILL')
    },
    { args: [lock] },
  )
  await child.start().join()
  using held = await lock.acquire()
  expect([child.exitCode, held.abandoned]).toEqual([-9, true])
})
