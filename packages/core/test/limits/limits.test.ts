import { readdirSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { activeChildren, Pool, Process, Queue, ThreadPool } from '@mp/core'

/** With `MP_LIMITS=full` the figures that nobody waits for in each run. */
const isFull = process.env['MP_LIMITS'] === 'full'
const MEBIBYTE = 1024 * 1024
const HOUR_MS = 3_600_000

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Memory that is in use, in MiB. */
function usedMiB(): number {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / MEBIBYTE
}

function descriptors(): number {
  return readdirSync('/proc/self/fd').length
}

const double = (n: number): number => n * 2
const backends = [
  { backend: 'processes', PoolClass: Pool },
  { backend: 'threads', PoolClass: ThreadPool },
]

describe.each(backends)('on $backend', ({ PoolClass }) => {
  const queued = isFull ? 10_000_000 : 1_000_000

  test(`${queued} queued tasks hold their inputs and results, and little else`, { timeout: HOUR_MS }, async () => {
    await using pool = new PoolClass(2)
    await pool.map(double, [1, 2, 3])
    const before = usedMiB()
    const inputs = Array.from({ length: queued }, (_, n) => n)
    const job = pool.map(double, inputs)
    const results = await job
    expect(results.length).toBe(queued)
    expect(results.at(-1)).toBe(2 * (queued - 1))
    // Both arrays hold a word for each number, and the copy that was taken of the inputs, too.
    expect(usedMiB() - before).toBeLessThan((3 * 8 * queued) / MEBIBYTE + 32)
  })

  const calls = isFull ? 1_000_000 : 100_000

  test(`${calls} calls under way at once leave no memory behind`, { timeout: HOUR_MS }, async () => {
    await using pool = new PoolClass(2)
    const callAll = async (): Promise<void> => {
      const results = await Promise.all(Array.from({ length: calls }, (_, n) => pool.apply(double, [n])))
      expect(results.every((result, n) => result === 2 * n)).toBe(true)
    }
    await callAll()
    const before = usedMiB()
    await callAll()
    expect(usedMiB() - before).toBeLessThan(16)
  })

  const pools = isFull ? 1000 : 10

  test(`${pools} pools, one after the other, leave nothing`, { timeout: HOUR_MS }, async () => {
    const openAndClose = async (): Promise<void> => {
      await using pool = new PoolClass(1)
      expect(await pool.apply(double, [21])).toBe(42)
    }
    for (let n = 0; n < 3; n++) await openAndClose()
    const before = { memory: usedMiB(), descriptors: descriptors() }
    for (let n = 0; n < pools; n++) await openAndClose()
    expect(activeChildren()).toEqual([])
    expect(descriptors()).toBe(before.descriptors)
    expect(usedMiB() - before.memory).toBeLessThan(16)
  })

  const workers = isFull ? 256 : 16

  test(`${workers} workers on however few cores all work`, { timeout: HOUR_MS }, async () => {
    await using pool = new PoolClass(workers)
    const everyone = new Set<number>()
    pool.subscribe((event) => event.type === 'task-start' && everyone.add(event.worker))
    const wait = (ms: number): Promise<number> => new Promise((resolve) => setTimeout(() => resolve(ms), ms))
    while (everyone.size < workers)
      expect(await pool.map(wait, Array(workers).fill(5), { chunkSize: 1 })).toHaveLength(workers)
    expect(pool.stats()).toMatchObject({ queued: 0, crashed: 0 })
  })

  const bytes = isFull ? 2 ** 31 : 80 * MEBIBYTE

  test(`a value of ${bytes} bytes is carried whole, both ways`, { timeout: HOUR_MS }, async () => {
    await using pool = new PoolClass(1)
    const ends = (value: Uint8Array): (number | undefined)[] => [value.length, value.at(0), value.at(-1)]
    const make = (length: number): Uint8Array => {
      const value = new Uint8Array(length)
      value[0] = 3
      value[length - 1] = 7
      return value
    }
    expect(await pool.apply(ends, [make(bytes)])).toEqual([bytes, 3, 7])
    expect(ends(await pool.apply(make, [bytes]))).toEqual([bytes, 3, 7])
  })
})

const processes = isFull ? 10_000 : 20

test(`${processes} processes, one after the other, leave nothing`, { timeout: HOUR_MS }, async () => {
  const runOne = async (code: number): Promise<void> => {
    await using child = new Process((exitCode: number) => process.exit(exitCode), { args: [code] })
    child.start()
    await child.join()
    expect(child.exitCode).toBe(code)
  }
  for (let n = 0; n < 3; n++) await runOne(n)
  const before = { memory: usedMiB(), descriptors: descriptors() }
  for (let n = 0; n < processes; n++) await runOne(n % 8)
  expect(activeChildren()).toEqual([])
  expect(descriptors()).toBe(before.descriptors)
  expect(usedMiB() - before.memory).toBeLessThan(16)
})

const queueBytes = isFull ? 2 ** 31 : 80 * MEBIBYTE

test(`a queue carries a value of ${queueBytes} bytes`, { timeout: HOUR_MS }, async () => {
  using queue = new Queue<Uint8Array>()
  const value = new Uint8Array(queueBytes)
  value[queueBytes - 1] = 7
  await queue.put(value)
  const got = await queue.get()
  expect([got.length, got.at(-1)]).toEqual([queueBytes, 7])
})
