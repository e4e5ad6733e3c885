import { Barrier, BrokenBarrierError, Process } from '@mp/core'
import { expect, test } from 'vitest'

test('each party gets a number of its own, round after round', async () => {
  using barrier = new Barrier(2)
  const child = new Process(
    async (barrier: Barrier) => {
      const sum = (await barrier.wait()) + (await barrier.wait())
      process.exit(10 + sum)
    },
    { args: [barrier] },
  ).start()
  const sum = (await barrier.wait()) + (await barrier.wait())
  await child.join()
  expect((child.exitCode ?? 0) + sum).toBe(12)
})

test('the action runs once a round, before any party goes on', async () => {
  const calls: string[] = []
  using barrier = new Barrier(2, { action: () => calls.push('action') })
  const parties = [1, 2].map(async () => {
    await barrier.wait()
    calls.push('party')
  })
  await Promise.all(parties)
  expect(calls).toEqual(['action', 'party', 'party'])
})

test('a party that runs out of time breaks it for all, until reset', async () => {
  using barrier = new Barrier(3, { timeout: 60_000 })
  const patient = barrier.wait()
  await expect(barrier.wait({ timeout: 1 })).rejects.toThrow(BrokenBarrierError)
  await expect(patient).rejects.toThrow(BrokenBarrierError)
  expect(barrier.broken).toBe(true)
  await expect(barrier.wait()).rejects.toThrow(BrokenBarrierError)
  barrier.reset()
  expect(barrier.broken).toBe(false)
})

test('reset and abort free those who wait', async () => {
  using barrier = new Barrier(2)
  const first = barrier.wait()
  expect([barrier.parties, barrier.waiting, barrier.broken]).toEqual([2, 1, false])
  barrier.reset()
  await expect(first).rejects.toThrow(BrokenBarrierError)
  expect(await Promise.all([barrier.wait(), barrier.wait()])).toHaveLength(2)
  const second = barrier.wait()
  barrier.abort()
  await expect(second).rejects.toThrow(BrokenBarrierError)
  expect(barrier.broken).toBe(true)
})

test('a party that is killed while it waits breaks it for the others', async () => {
  using barrier = new Barrier(3)
  const child = new Process((barrier: Barrier) => void barrier.waitSync(), { args: [barrier] }).start()
  const wait = barrier.wait()
  await expect.poll(() => barrier.waiting).toBe(2)
  child.kill()
  await expect(wait).rejects.toThrow(BrokenBarrierError)
  await child.join()
})
