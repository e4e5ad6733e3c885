import { describe, expect, test } from 'vitest'
import { Condition, Event, Lock, Process, RLock, StateError, Value } from '@mp/core'
import { kinds, limit } from './kinds.ts'

/** Starts waits that count themselves when they are over. */
function waiters(
  condition: Condition,
  count: number,
  timeout?: number,
): { results: boolean[]; waits: Promise<void>[] } {
  const results: boolean[] = []
  const waits = Array.from({ length: count }, async () => {
    const held = await condition.acquire()
    results.push(await condition.wait(timeout === undefined ? limit : { timeout }))
    held.release()
  })
  return { results, waits }
}

async function notify(condition: Condition, count: number): Promise<void> {
  const held = await condition.acquire()
  condition.notify(count)
  held.release()
}

describe.each([
  ['its own Lock', () => new Condition()],
  ['a Lock that was given', () => new Condition(new Lock())],
])('a Condition with %s', (_name, make) => {
  test('asks for the lock', async () => {
    const condition = make()
    await expect(condition.wait()).rejects.toThrow(StateError)
    expect(() => condition.waitSync()).toThrow(StateError)
    expect(() => condition.notify()).toThrow(StateError)
    expect(() => condition.notifyAll()).toThrow(StateError)
  })

  test('says whether it was notified in time, and holds the lock again either way', async () => {
    const condition = make()
    using held = await condition.acquire()
    expect(await condition.wait({ timeout: 5 })).toBe(false)
    expect(condition.waitSync({ timeout: 5 })).toBe(false)
    await expect(condition.wait({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({ name: 'TimeoutError' })
    expect([condition.lock.locked, condition.lock.isOwn, held.abandoned]).toEqual([true, true, false])
  })

  test('wakes no more than asked for, and forgets who nobody waited for', async () => {
    const condition = make()
    await notify(condition, 3)
    const { results, waits } = waiters(condition, 6)
    await notify(condition, 0)
    await notify(condition, 2)
    await Promise.all(waits.slice(0, 2))
    expect(results).toEqual([true, true])
    await notify(condition, 4)
    await Promise.all(waits)
    await notify(condition, 3)
    expect(results).toEqual([true, true, true, true, true, true])
  })

  test('passes those over whose time was over', async () => {
    const condition = make()
    const late = waiters(condition, 6, 5)
    await Promise.all(late.waits)
    expect(late.results).toEqual([false, false, false, false, false, false])
    const { results, waits } = waiters(condition, 1)
    await notify(condition, 1)
    await Promise.all(waits)
    expect(results).toEqual([true])
  })

  test('gives the answer of one that is aborted to the next', async () => {
    const condition = make()
    const controller = new AbortController()
    const held = await condition.acquire()
    const aborted = condition.wait({ signal: controller.signal })
    const next = waiters(condition, 1)
    const again = await condition.acquire()
    condition.notify(1)
    controller.abort('enough')
    again.release()
    await aborted.then(
      (notified) => expect(notified).toBe(true),
      (reason: unknown) => expect(reason).toBe('enough'),
    )
    held.release()
    await notify(condition, 1)
    await Promise.all(next.waits)
    expect(next.results).toEqual([true])
  })

  test.each(kinds)('wakes each waiting %s once', async (_kind, Other) => {
    const [condition, asleep, woken] = [make(), new Value('i32'), new Value('i32')]
    const children = [0, 1, 2].map((form) =>
      new Other(
        async (condition: Condition, counts: { asleep: Value<'i32'>; woken: Value<'i32'> }, form: number) => {
          const held = await condition.acquire()
          counts.asleep.add(1)
          if (form === 0) await condition.wait()
          else condition.waitSync()
          counts.woken.add(1)
          held.release()
        },
        { args: [condition, { asleep, woken }, form] },
      ).start(),
    )
    await expect.poll(() => asleep.value).toBe(3)
    for (const expected of [1, 2, 3]) {
      await notify(condition, 1)
      await expect.poll(() => woken.value).toBe(expected)
    }
    for (const child of children) await child.join()
    expect(children.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
  })

  test.each(kinds)('waits for what a %s changes', async (_kind, Other) => {
    const [condition, value, ready] = [make(), new Value('i32'), new Event()]
    const child = new Other(
      async (condition: Condition, value: Value<'i32'>, ready: Event) => {
        ready.set()
        for (let turn = 0; turn < 4; turn += 1) {
          const held = await condition.acquire()
          value.add(1)
          condition.notifyAll()
          held.release()
        }
      },
      { args: [condition, value, ready] },
    )
    using held = await condition.acquire()
    child.start()
    expect(condition.waitForSync(() => value.value === 4, { timeout: 200_000 })).toBe(true)
    expect(await condition.waitFor(() => value.value === 5 && 'five', { timeout: 5 })).toBe(false)
    expect(await condition.waitFor(() => value.value, limit)).toBe(4)
    await child.join()
    expect([ready.isSet, held.abandoned]).toEqual([true, false])
  })
})

test('a wait releases an RLock however deep, and acquires it as deep again', async () => {
  const condition = new Condition(new RLock())
  const [outer, inner] = [await condition.acquire(), await condition.acquire()]
  expect(await condition.wait({ timeout: 5 })).toBe(false)
  inner.release()
  expect(condition.lock.locked).toBe(true)
  outer.release()
  expect(condition.lock.locked).toBe(false)
})

test('a notification goes to another when who has it is killed before the wait returns', async () => {
  const condition = new Condition()
  const victim = new Process(
    (condition: Condition) => {
      condition.acquireSync()
      condition.waitSync()
    },
    { args: [condition] },
  ).start()
  // It waits once it has let go of the lock.
  while (!String(condition).includes('waiting=1')) await new Promise<void>((resolve) => void setImmediate(resolve))
  const { results, waits } = waiters(condition, 1)
  while (!String(condition).includes('waiting=2')) await new Promise<void>((resolve) => void setImmediate(resolve))
  const held = await condition.acquire()
  condition.notify()
  victim.kill()
  await victim.join()
  held.release()
  await Promise.all(waits)
  expect(results).toEqual([true])
})
