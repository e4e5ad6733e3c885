import { describe, expect, test } from 'vitest'
import { Process, Queue, Thread } from '@mp/core'

const kinds: { kind: string; Class: typeof Process }[] = [
  { kind: 'processes', Class: Process },
  { kind: 'threads', Class: Thread },
]
/** How many are killed, of each kind. */
const KILLS = Number(process.env['MP_KILLS'] ?? 40)
const VICTIMS = 3

interface Item {
  producer: number
  n: number
  bytes: Uint8Array
}

/** Makes a victim that puts its number on the queue once it has begun. */
type Start = (id: number, started: Queue<number>) => Process

/** Keeps some victims running, kills one after the other at a random moment, and starts another in its place. */
async function killOneAfterTheOther(kills: number, start: Start): Promise<void> {
  using started = new Queue<number>()
  const victims = new Map<number, Process>()
  for (let id = 0; id < kills + VICTIMS; id++) {
    victims.set(id, start(id, started).start())
    if (victims.size < VICTIMS) continue
    const next = await started.get()
    const end = performance.now() + Math.random() * 20
    while (performance.now() < end) await new Promise(setImmediate)
    victims.get(next)?.kill()
    await victims.get(next)?.join()
    victims.delete(next)
  }
  for (const victim of victims.values()) victim.kill()
  for (const victim of victims.values()) await victim.join()
}

describe.each(kinds)('$kind killed at random', ({ Class }) => {
  test('producers: what was put arrives once, whole, and in order', { timeout: 600_000 }, async () => {
    using queue = new Queue<Item>({ maxSize: 20 })
    const produce = (producer: number, queue: Queue<Item>, started: Queue<number>): void => {
      started.putSync(producer)
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
    await killOneAfterTheOther(KILLS / 2, (id, started) => new Class(produce, { args: [id, queue, started] }))
    queue.shutdown()
    await consumer
    expect(queue.size).toBe(0)
    expect(count).toBeGreaterThan(0)
  })

  test('consumers: each takes one item with it at most', { timeout: 600_000 }, async () => {
    using queue = new Queue<Item>({ maxSize: 20 })
    using seen = new Queue<number>()
    const consume = (id: number, queue: Queue<Item>, seen: Queue<number>, started: Queue<number>): void => {
      started.putSync(id)
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
    const all: number[] = []
    const collector = (async () => {
      for await (const n of seen) all.push(n)
    })()
    await killOneAfterTheOther(KILLS / 2, (id, started) => new Class(consume, { args: [id, queue, seen, started] }))
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
    expect(all.length).toBeGreaterThan(0)
  })
})
