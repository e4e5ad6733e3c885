import { describe, expect, test } from 'vitest'
import { Barrier, BrokenBarrierError, Event, OptionRangeError, SharedArray, StateError, Value } from '@mp/core'
import { kinds, limit } from './kinds.ts'

const byValue = (first: number, second: number): number => first - second
const broken = (error: unknown): string => (error instanceof BrokenBarrierError ? 'broken' : String(error))

describe('a Barrier', () => {
  test('lets all go on together, each with a number of its own', async () => {
    const barrier = new Barrier(3)
    const waits = [barrier.wait(limit), barrier.wait(limit)]
    expect([barrier.parties, barrier.waiting, barrier.broken]).toEqual([3, 2, false])
    expect((await Promise.all([...waits, barrier.wait(limit)])).toSorted(byValue)).toEqual([0, 1, 2])
    expect(barrier.waiting).toBe(0)
  })

  test('of one lets pass at once, in both forms', async () => {
    const barrier = new Barrier(1)
    expect([await barrier.wait(), barrier.waitSync()]).toEqual([0, 0])
    expect(() => new Barrier(0)).toThrow(OptionRangeError)
  })

  test('makes those wait for the next round who come when one is full', async () => {
    const barrier = new Barrier(2)
    const indices = await Promise.all(Array.from({ length: 8 }, () => barrier.wait(limit)))
    expect(indices.toSorted(byValue)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
  })

  test.each(kinds)('keeps %ss in step for 100 rounds', async (_kind, Other) => {
    const [barrier, rounds] = [new Barrier(3), new SharedArray('i32', 3)]
    const children = [0, 1].map((own) =>
      new Other(
        async (barrier: Barrier, rounds: SharedArray<'i32'>, own: number) => {
          for (let round = 0; round < 100; round += 1) {
            rounds.add(own, 1)
            if (round % 2 === 0) barrier.waitSync()
            else await barrier.wait()
            if ([...rounds].some((other) => other < round + 1 || other > round + 2)) process.exit(9)
          }
        },
        { args: [barrier, rounds, own] },
      ).start(),
    )
    for (let round = 0; round < 100; round += 1) {
      rounds.add(2, 1)
      await barrier.wait(limit)
    }
    for (const child of children) await child.join()
    expect([[...rounds], children.map(({ exitCode }) => exitCode)]).toEqual([
      [100, 100, 100],
      [0, 0],
    ])
  })

  test.each(kinds)('runs its action once a round, where it was made, before any %s goes on', async (_kind, Other) => {
    const count = new Value('i32')
    const barrier = new Barrier(2, { action: async () => void count.add(1) })
    const child = new Other(
      async (barrier: Barrier, count: Value<'i32'>) => {
        for (let round = 1; round <= 5; round += 1) {
          await barrier.wait()
          if (count.value < round) process.exit(9)
        }
      },
      { args: [barrier, count] },
    )
    child.start()
    for (let round = 0; round < 5; round += 1) await barrier.wait(limit)
    await child.join()
    expect([count.value, child.exitCode]).toEqual([5, 0])
  })

  test('breaks when its action fails, with the error there', async () => {
    const barrier = new Barrier(2, {
      action: () => {
        throw new RangeError('on purpose')
      },
    })
    const outcomes = await Promise.allSettled([barrier.wait(limit), barrier.wait(limit)])
    const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : 'passed'))
    expect(reasons.filter((reason) => reason === 'RangeError: on purpose')).toHaveLength(1)
    expect(reasons.filter((reason) => reason.startsWith('BrokenBarrierError'))).toHaveLength(1)
    expect(barrier.broken).toBe(true)
  })

  test.each(kinds)('breaks for all when a %s finds nobody with its action', async (_kind, Other) => {
    const barrier = new Barrier(1, { action: () => {} })
    const child = new Other(
      (barrier: Barrier) => {
        try {
          barrier.waitSync()
        } catch (error) {
          process.exit(error instanceof Error && error.name === 'StateError' ? 6 : 7)
        }
      },
      { args: [barrier] },
    )
    child.start()
    await child.join()
    expect([child.exitCode, barrier.broken, StateError.name]).toEqual([6, true, 'StateError'])
  })

  test('breaks for all when the time of one is over or it is aborted, until it is reset', async () => {
    const barrier = new Barrier(3, { timeout: 200_000 })
    const waiting = barrier.wait().catch(broken)
    expect(await barrier.wait({ timeout: 5 }).catch(broken)).toBe('broken')
    expect([await waiting, barrier.broken]).toEqual(['broken', true])
    expect(() => barrier.waitSync()).toThrow(BrokenBarrierError)
    barrier.reset()
    expect(barrier.broken).toBe(false)
    const other = barrier.wait().catch(broken)
    await expect(barrier.wait({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(await other).toBe('broken')
  })

  test('has a limit of its own for waits without one', async () => {
    expect(await new Barrier(2, { timeout: 5 }).wait().catch(broken)).toBe('broken')
  })

  test('lets go of those who wait, with an error, when it is reset or aborted', async () => {
    const barrier = new Barrier(2)
    const first = barrier.wait().catch(broken)
    barrier.reset()
    expect([await first, barrier.broken]).toEqual(['broken', false])
    expect((await Promise.all([barrier.wait(), barrier.wait()])).toSorted(byValue)).toEqual([0, 1])
    const second = barrier.wait().catch(broken)
    barrier.abort()
    expect([await second, barrier.broken]).toEqual(['broken', true])
  })

  test('has nobody waiting while it is broken, and counts anew when it was reset', async () => {
    const barrier = new Barrier(3)
    const waits = [barrier.wait().catch(broken), barrier.wait().catch(broken)]
    expect(barrier.waiting).toBe(2)
    barrier.abort()
    expect([barrier.waiting, ...(await Promise.all(waits))]).toEqual([0, 'broken', 'broken'])
    barrier.reset()
    const again = barrier.wait().catch(broken)
    expect(barrier.waiting).toBe(1)
    barrier.abort()
    await again
  })

  test.each(kinds)('breaks when a %s that has arrived is killed', async (_kind, Other) => {
    const [barrier, ready] = [new Barrier(3), new Event()]
    const child = new Other(
      async (barrier: Barrier, ready: Event) => {
        const waiting = barrier.wait()
        ready.set()
        await waiting
      },
      { args: [barrier, ready] },
    )
    child.start()
    await ready.wait(limit)
    const waiting = barrier.wait(limit).catch(broken)
    child.kill()
    expect(await waiting).toBe('broken')
    await child.join()
  })
})
