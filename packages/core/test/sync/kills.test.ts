import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { Barrier, Condition, Event, Lock, RLock, Semaphore } from '@mp/core'
import { HANDLE, isHandle } from '../../src/wire/handle.ts'

/** Victims for each primitive; 1,000 take minutes. */
const KILLS = Number(process.env['MP_KILLS'] ?? 12)
const AT_A_TIME = 3
const program = fileURLToPath(new URL('./fixtures/victim.ts', import.meta.url))
const abandoned = { yes: 0 }

function start(thing: object): ChildProcessByStdio<null, Readable, null> {
  if (!isHandle(thing)) throw new TypeError('not a handle')
  const record = JSON.stringify(thing[HANDLE]({ sharesMemory: false }))
  return spawn(process.execPath, [program, record], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Kills some that use the thing, each at a moment of its own, and has a look after each. */
async function killSome(thing: object, look: () => Promise<void>): Promise<void> {
  const victims = Array.from({ length: AT_A_TIME }, () => start(thing))
  await Promise.all(victims.map(({ stdout }) => once(stdout, 'data')))
  for (const victim of victims) {
    await delay(Math.random() * 3)
    victim.kill('SIGKILL')
    await once(victim, 'exit')
    await look()
  }
}

async function killAll(thing: object, look: () => Promise<void>): Promise<void> {
  for (let kills = 0; kills < KILLS; kills += AT_A_TIME) await killSome(thing, look)
}

const limit = { timeout: 20_000 }

/** Waits for a notification, which others may give before this thread does. */
async function notified(condition: Condition): Promise<boolean> {
  const held = await condition.acquire(limit)
  const waiting = condition.wait(limit).finally(() => held.release())
  const again = await condition.acquire(limit)
  condition.notifyAll()
  again.release()
  return waiting
}

const primitives: { name: string; thing: object; look: () => Promise<void> }[] = []

function add<T extends object>(name: string, thing: T, look: (thing: T) => Promise<void>): void {
  primitives.push({ name, thing, look: () => look(thing) })
}

add('Lock', new Lock(), async (lock) => {
  const held = await lock.acquire(limit)
  if (held.abandoned) abandoned.yes += 1
  held.release()
})
add('RLock', new RLock(), async (lock) => {
  const held = await lock.acquire(limit)
  if (held.abandoned) abandoned.yes += 1
  held.release()
})
add('Semaphore', new Semaphore(2), async (semaphore) => {
  const [first, second] = [await semaphore.acquire(limit), await semaphore.acquire(limit)]
  first.release()
  second.release()
})
add('Condition', new Condition(), async (condition) => {
  expect(await notified(condition)).toBe(true)
})
add('Event', new Event(), async (event) => {
  const waiting = event.wait(limit)
  event.set()
  expect(await waiting).toBe(true)
  event.clear()
})

test.each(primitives)(
  'a $name is never stuck, whoever is killed at whatever instruction',
  { timeout: 60_000 + KILLS * 2000 },
  async ({ thing, look }) => {
    await expect(killAll(thing, look)).resolves.toBeUndefined()
  },
)

test('a Semaphore has all its permits again when all who held some were killed', async () => {
  const semaphore = new Semaphore(3)
  await killSome(semaphore, async () => {})
  const held = [await semaphore.acquire(limit), await semaphore.acquire(limit), await semaphore.acquire(limit)]
  expect(semaphore.value).toBe(0)
  for (const permit of held) permit.release()
  expect(semaphore.value).toBe(3)
})

test('a Condition notifies the living, with dead ones among those who wait', async () => {
  const condition = new Condition()
  await killSome(condition, async () => {})
  expect(await notified(condition)).toBe(true)
})

test(
  'a Barrier is never stuck, whoever is killed at whatever instruction',
  { timeout: 60_000 + KILLS * 2000 },
  async () => {
    const barrier = new Barrier(2)
    await killAll(barrier, async () => {})
    barrier.reset()
    expect(
      (await Promise.all([barrier.wait(limit), barrier.wait(limit)])).toSorted((first, second) => first - second),
    ).toEqual([0, 1])
  },
)

afterAll(() => {
  if (KILLS > 100) process.stdout.write(`locks taken over from the dead: ${abandoned.yes}\n`)
})
