import { afterAll, expect, test } from 'vitest'
import { Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, RLock, Semaphore } from '@mp/core'
import { limit } from './kinds.ts'
import { killCrowd, killMany, KILLS } from './victims.ts'

const abandoned = { locks: 0 }

/** Waits for a notification, which others may give before this thread does. */
async function notified(condition: Condition): Promise<boolean> {
  const held = await condition.acquire(limit)
  const waiting = condition.wait(limit).finally(() => held.release())
  const again = await condition.acquire(limit)
  condition.notifyAll()
  again.release()
  return waiting
}

async function takeTurns(lock: Lock | RLock): Promise<void> {
  const held = Math.random() < 0.5 ? await lock.acquire(limit) : lock.acquireSync(limit)
  if (held.abandoned) abandoned.locks += 1
  held.release()
}

async function takeBoth(semaphore: Semaphore): Promise<void> {
  const [first, second] = [await semaphore.acquire(limit), semaphore.acquireSync(limit)]
  first.release()
  second.release()
}

/** Meets one of the living; without any, itself. */
async function meet(barrier: Barrier, living: number): Promise<void> {
  if (living === 0) {
    barrier.reset()
    expect((await Promise.all([barrier.wait(limit), barrier.wait(limit)])).toSorted((a, b) => a - b)).toEqual([0, 1])
    return
  }
  try {
    await barrier.wait(limit)
  } catch (error) {
    if (!(error instanceof BrokenBarrierError)) throw error
    barrier.reset()
    await meet(barrier, living)
  }
}

interface Primitive {
  name: string
  thing: object
  look: (living: number) => Promise<void>
}

function primitive<T extends object>(
  name: string,
  thing: T,
  look: (thing: T, living: number) => Promise<void>,
): Primitive {
  return { name, thing, look: (living) => look(thing, living) }
}

const primitives = [
  primitive('Lock', new Lock(), takeTurns),
  primitive('RLock', new RLock(), takeTurns),
  primitive('Semaphore', new Semaphore(2), takeBoth),
  primitive('BoundedSemaphore', new BoundedSemaphore(2), takeBoth),
  primitive('Condition', new Condition(), async (condition) => {
    expect(await notified(condition)).toBe(true)
  }),
  primitive('Event', new Event(), async (event) => {
    const waiting = event.wait(limit)
    event.set()
    expect(await waiting).toBe(true)
    event.clear()
  }),
  primitive('Barrier', new Barrier(2), meet),
]

test.each(primitives)(
  'a $name is never stuck, whoever is killed at whatever instruction',
  { timeout: 300_000 + KILLS * 1000 },
  async ({ thing, look }) => {
    await expect(killMany(thing, look)).resolves.toBeUndefined()
  },
)

test('a Semaphore has all its permits again when all who held some were killed', async () => {
  const semaphore = new Semaphore(3)
  await killCrowd(semaphore, async () => {})
  const held = [await semaphore.acquire(limit), await semaphore.acquire(limit), await semaphore.acquire(limit)]
  expect(semaphore.value).toBe(0)
  for (const permit of held) permit.release()
  expect(semaphore.value).toBe(3)
})

test('a Condition notifies the living, with dead ones among those who wait', async () => {
  const condition = new Condition()
  await killCrowd(condition, async () => {})
  expect(await notified(condition)).toBe(true)
})

afterAll(() => {
  if (KILLS > 100) process.stdout.write(`locks taken over from the dead: ${abandoned.locks}\n`)
})
