import { Process, RLock, StateError } from '@mp/core'
import { expect, test } from 'vitest'

test('an RLock counts how often its thread has acquired it, and refuses releases by others', async () => {
  using lock = new RLock()
  const outer = await lock.acquire()
  const inner = lock.acquireSync()
  const stranger = async (lock: RLock): Promise<void> => {
    const { StateError } = await import('@mp/core')
    try {
      lock.release()
    } catch (error) {
      process.exit(error instanceof StateError && lock.tryAcquire() === undefined ? 5 : 6)
    }
  }
  const child = new Process(stranger, { args: [lock] })
  await child.start().join()
  expect(child.exitCode).toBe(5)
  inner.release()
  expect(lock.locked).toBe(true)
  outer.release()
  expect(lock.locked).toBe(false)
  expect(() => lock.release()).toThrow(StateError)
})
