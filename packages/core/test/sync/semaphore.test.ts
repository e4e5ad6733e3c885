import { describe, expect, test } from 'vitest'
import { BoundedSemaphore, Event, OptionRangeError, Semaphore, StateError, TimeoutError } from '@mp/core'
import { kinds, limit } from './kinds.ts'

describe.each([
  ['Semaphore', Semaphore],
  ['BoundedSemaphore', BoundedSemaphore],
])('a %s', (_name, Kind) => {
  test('counts its free permits, and has none for more', async () => {
    const semaphore = new Kind(2)
    const [first, second] = [await semaphore.acquire(), semaphore.acquireSync()]
    expect([semaphore.value, semaphore.tryAcquire()]).toEqual([0, undefined])
    expect(() => semaphore.acquireSync({ timeout: 5 })).toThrow(TimeoutError)
    await expect(semaphore.acquire({ timeout: 5 })).rejects.toThrow(TimeoutError)
    await expect(semaphore.acquire({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({ name: 'TimeoutError' })
    first.release()
    first.release()
    second.release()
    expect(semaphore.value).toBe(2)
  })

  test('has one permit unless told otherwise, and never fewer than none', () => {
    expect(new Kind().value).toBe(1)
    expect(() => new Kind(-1)).toThrow(OptionRangeError)
    expect(() => new Kind(0.5)).toThrow(OptionRangeError)
  })

  test.each(kinds)('gives a permit that a %s waits for', async (_kind, Other) => {
    const [semaphore, waits] = [new Kind(1), new Event()]
    const held = await semaphore.acquire()
    const child = new Other(
      async (semaphore: Semaphore, waits: Event) => {
        waits.set()
        semaphore.acquireSync().release()
        ;(await semaphore.acquire()).release()
      },
      { args: [semaphore, waits] },
    )
    child.start()
    await waits.wait(limit)
    held.release()
    await child.join()
    expect([child.exitCode, semaphore.value]).toEqual([0, 1])
  })

  test.each(kinds)('has the permits again that a %s held when it ended', async (_kind, Other) => {
    const semaphore = new Kind(2)
    const child = new Other(
      (semaphore: Semaphore) => {
        semaphore.acquireSync()
        semaphore.acquireSync()
      },
      { args: [semaphore] },
    )
    child.start()
    await child.join()
    const held = [await semaphore.acquire(limit), await semaphore.acquire(limit)]
    expect(semaphore.value).toBe(0)
    for (const permit of held) permit.release()
    expect(semaphore.value).toBe(2)
  })

  test.each(kinds)('lets a %s release for the one that holds', async (_kind, Other) => {
    const semaphore = new Kind(1)
    await semaphore.acquire()
    const child = new Other((semaphore: Semaphore) => semaphore.release(), { args: [semaphore] })
    child.start()
    await child.join()
    expect([child.exitCode, semaphore.value]).toEqual([0, 1])
  })

  test('wakes as many as there are permits', async () => {
    const semaphore = new Kind(3)
    const held = [semaphore.acquireSync(), semaphore.acquireSync(), semaphore.acquireSync()]
    const waits = Array.from({ length: 6 }, () => semaphore.acquire(limit))
    for (const permit of held) permit.release()
    for (const wait of waits) (await wait).release()
    expect(semaphore.value).toBe(3)
  })
})

test('a Semaphore may be released more often than acquired', () => {
  const semaphore = new Semaphore(0)
  semaphore.release()
  semaphore.release()
  expect(semaphore.value).toBe(2)
})

test('a BoundedSemaphore has never more permits than at first', () => {
  const semaphore = new BoundedSemaphore(1)
  expect(() => semaphore.release()).toThrow(StateError)
  const held = semaphore.acquireSync()
  semaphore.release()
  expect(() => held.release()).toThrow(StateError)
  expect(semaphore.value).toBe(1)
})
