import { BoundedSemaphore, Process, Semaphore, StateError, TimeoutError } from '@mp/core'
import { expect, test } from 'vitest'

test('a semaphore gives as many permits as it has, and more when more are released', async () => {
  using semaphore = new Semaphore(2)
  const held = [await semaphore.acquire(), semaphore.acquireSync()]
  expect([semaphore.value, semaphore.tryAcquire()]).toEqual([0, undefined])
  await expect(semaphore.acquire({ timeout: 1 })).rejects.toThrow(TimeoutError)
  for (const one of held) one.release()
  semaphore.release()
  expect(semaphore.value).toBe(3)
  expect(() => new Semaphore(-1)).toThrow(RangeError)
})

test('a bounded semaphore refuses to have more permits than at first', () => {
  using semaphore = new BoundedSemaphore(1)
  const held = semaphore.acquireSync()
  held.release()
  expect(() => semaphore.release()).toThrow(StateError)
  expect(semaphore.value).toBe(1)
})

test('the permits of a process that is killed are free again', async () => {
  using semaphore = new Semaphore(1)
  const child = new Process(
    (semaphore: Semaphore) => {
      semaphore.acquireSync()
      process.kill(process.pid, 'SIGKILL')
    },
    { args: [semaphore] },
  )
  await child.start().join()
  using held = await semaphore.acquire({ timeout: 10_000 })
  expect([held.abandoned, semaphore.value]).toEqual([false, 0])
})
