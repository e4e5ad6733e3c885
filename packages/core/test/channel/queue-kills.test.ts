import { expect, test } from 'vitest'
import { Process, Queue } from '@mp/core'

/** How many processes are killed, in all. */
const KILLS = Number(process.env['MP_KILLS'] ?? 200)
const VICTIMS = 3

interface Item {
  producer: number
  n: number
  bytes: Uint8Array
}

/** Keeps some processes running, kills one after the other at a random moment, and starts another in its place. */
async function killOneAfterTheOther(kills: number, start: () => Process, started: Queue<number>): Promise<void> {
  const victims = Array.from({ length: VICTIMS }, () => start().start())
  for (let kill = 0; kill < kills; kill++) {
    const pid = await started.get()
    const victim = victims.find((process) => process.pid === pid)
    if (victim === undefined) throw new Error(`No process ${pid}`)
    const end = performance.now() + Math.random() * 20
    while (performance.now() < end) await new Promise(setImmediate)
    victim.kill()
    await victim.join()
    victims[victims.indexOf(victim)] = start().start()
  }
  for (const victim of victims) victim.kill()
  for (const victim of victims) await victim.join()
}

test('producers killed at random: what was put arrives once, whole, and in order', { timeout: 600_000 }, async () => {
  using queue = new Queue<Item>({ maxSize: 20 })
  using started = new Queue<number>()
  const produce = (producer: number, queue: Queue<Item>, started: Queue<number>): void => {
    started.putSync(process.pid)
    for (let n = 0; ; n++) {
      const length = n % 50 === 49 ? 100_000 : (n * 37) % 3000
      queue.putSync({ producer, n, bytes: new Uint8Array(length).fill(n) })
    }
  }
  const next = new Map<number, number>()
  let count = 0
  const check = ({ producer, n, bytes }: Item): void => {
    expect(n).toBe(next.get(producer) ?? 0)
    next.set(producer, n + 1)
    expect(bytes.every((byte) => byte === (n & 0xff))).toBe(true)
    count += 1
  }
  const consumer = (async () => {
    for await (const item of queue) check(item)
  })()
  let producer = 0
  const start = (): Process => new Process(produce, { args: [producer++, queue, started] })
  await killOneAfterTheOther(KILLS / 2, start, started)
  queue.shutdown()
  await consumer
  expect(queue.size).toBe(0)
  expect(count).toBeGreaterThan(KILLS)
})

test('consumers killed at random: each takes one item with it at most', { timeout: 600_000 }, async () => {
  using queue = new Queue<Item>({ maxSize: 20 })
  using seen = new Queue<number>()
  using started = new Queue<number>()
  const consume = (queue: Queue<Item>, seen: Queue<number>, started: Queue<number>): void => {
    started.putSync(process.pid)
    for (;;) {
      const { n, bytes } = queue.getSync()
      seen.putSync(bytes.every((byte) => byte === (n & 0xff)) ? n : -1)
    }
  }
  const controller = new AbortController()
  let count = 0
  const producer = (async () => {
    for (; !controller.signal.aborted; count++) {
      const length = count % 50 === 49 ? 100_000 : (count * 37) % 3000
      await queue.put({ producer: 0, n: count, bytes: new Uint8Array(length).fill(count) })
    }
  })()
  const start = (): Process => new Process(consume, { args: [queue, seen, started] })
  const all: number[] = []
  const collector = (async () => {
    for await (const n of seen) all.push(n)
  })()
  await killOneAfterTheOther(KILLS / 2, start, started)
  controller.abort()
  const left: number[] = []
  const drain = (async () => {
    for await (const { n } of queue) left.push(n)
  })()
  await producer
  queue.shutdown()
  await drain
  seen.shutdown()
  await collector
  const taken = new Set([...all, ...left])
  expect(taken.has(-1)).toBe(false)
  expect(taken.size).toBe(all.length + left.length)
  expect(count - taken.size).toBeLessThanOrEqual(KILLS / 2 + VICTIMS)
  expect(all.length).toBeGreaterThan(KILLS / 2)
})
