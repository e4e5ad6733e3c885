import { Condition, Lock, Process, Semaphore, Thread } from '@mp/core'
import { type LockSample, type MonitorEvent, observe } from '@mp/core/monitor'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limit } from './kinds.ts'

let watch: Disposable

// Things are noted from the first observer on.
beforeAll(() => (watch = observe(() => {})))
afterAll(() => watch[Symbol.dispose]())

/** What is told at this moment of the lock that was made last. */
function newestLock(): LockSample | undefined {
  const told: MonitorEvent[] = []
  observe((events) => told.push(...events))[Symbol.dispose]()
  const objects = told.flatMap((event) => (event.type === 'snapshot' ? event.objects : []))
  return objects.findLast((object) => object.kind === 'lock')
}

describe.each([
  ['Lock', () => new Lock()],
  ['Semaphore', () => new Semaphore(1)],
])('those who watch are told who waits for a %s', (_name, make) => {
  test('of a process and of a thread, until they have it or are killed', async () => {
    const lock = make()
    const held = await lock.acquire()
    expect(newestLock()).toMatchObject({ waiters: 0, waitingThreads: [] })
    const child = new Process((theirs: Lock | Semaphore) => void theirs.acquireSync(), { args: [lock] }).start()
    await expect.poll(newestLock, limit).toMatchObject({ waiters: 1, waitingThreads: [String(child.pid)] })
    const thread = new Thread(async (theirs: Lock | Semaphore) => (await theirs.acquire()).release(), {
      args: [lock],
    }).start()
    await expect.poll(newestLock, limit).toMatchObject({ waiters: 2 })
    expect(newestLock()?.waitingThreads).toContainEqual(expect.stringMatching(`^${process.pid}:\\d+$`))
    child.kill()
    await child.join()
    await expect.poll(newestLock, limit).toMatchObject({ waiters: 1 })
    held.release()
    await thread.join()
    expect(newestLock()).toMatchObject({ waiters: 0, waitingThreads: [] })
  })
})

test('each wait of one thread counts, until it is over, whatever ends it', async () => {
  const lock = new Lock()
  const held = await lock.acquire()
  const abort = new AbortController()
  const waits = [lock.acquire(), lock.acquire({ signal: abort.signal }), lock.acquire({ timeout: 50 })]
  const ends = Promise.allSettled(waits)
  expect(newestLock()).toMatchObject({ waiters: 3, waitingThreads: [String(process.pid)] })
  await waits[2]?.catch(() => {})
  expect(newestLock()).toMatchObject({ waiters: 2 })
  abort.abort()
  await waits[1]?.catch(() => {})
  expect(newestLock()).toMatchObject({ waiters: 1 })
  held.release()
  ;(await waits[0])?.release()
  await ends
  expect(newestLock()).toMatchObject({ waiters: 0, waitingThreads: [], isTaken: false })
})

test('who was notified by a condition and wants its lock back waits for that', async () => {
  const condition = new Condition()
  await condition.acquire()
  const waiting = condition.wait(limit)
  const other = await condition.acquire()
  condition.notify()
  await expect.poll(newestLock, limit).toMatchObject({ waiters: 1 })
  other.release()
  expect(await waiting).toBe(true)
  expect(newestLock()).toMatchObject({ waiters: 0 })
})

test('more waits than are counted are all served', async () => {
  const lock = new Lock()
  const held = await lock.acquire()
  const waits = Array.from({ length: 600 }, async () => (await lock.acquire()).release())
  expect(newestLock()).toMatchObject({ waiters: 511 })
  held.release()
  await Promise.all(waits)
  expect(newestLock()).toMatchObject({ waiters: 0, isTaken: false })
})
