import { describe, expect, test } from 'vitest'
import { JoinableQueue, Lock, Queue, registerClass, Value } from '@mp/core'
import { power } from '../fixtures/tasks.ts'
import { backends } from './backends.ts'

const COUNT = 120

let classes = 0

/** Returns a class that no worker knows yet. */
function freshClass(): new (n: number) => { n: number; double(): number } {
  const Fresh = class {
    n: number
    constructor(n: number) {
      this.n = n
    }

    double(): number {
      return this.n * 2
    }
  }
  Object.defineProperty(Fresh, 'name', { value: `Fresh${++classes}` })
  registerClass(Fresh)
  return Fresh
}

describe.each(backends)('tasks among the messages that they need, on $backend', ({ PoolClass }) => {
  test('calls find classes, functions, shared things and big values, whatever goes the other way', async () => {
    await using pool = new PoolClass(2)
    using counter = new Value('i32', 0)
    using queue = new Queue<number>()
    using lock = new Lock()
    const plain = (n: number): number => n * 2
    const double = (value: { n: number; double(): number }): number => value.double()
    const call = (fn: (a: number, b: number) => number, n: number): number => fn(n, 1) * 2
    const share = async (parts: { queue: Queue<number>; lock: Lock; counter: Value<'i32'> }, n: number) => {
      using held = await parts.lock.acquire()
      parts.counter.value += 1
      await parts.queue.put(n)
      return held.abandoned ? -1 : n * 2
    }
    const last = (bytes: Uint8Array): number => (bytes.at(-1) ?? 0) * 2
    await pool.map(
      plain,
      Array.from({ length: 1000 }, (_, n) => n),
    )
    const calls = Array.from({ length: COUNT }, (_, n) => {
      switch (n % 6) {
        case 0:
          return pool.apply(double, [new (freshClass())(n)])
        case 1:
          return pool.apply(call, [power, n])
        case 2:
          return pool.apply(share, [{ queue, lock, counter }, n])
        case 3:
          return pool.apply(last, [new Uint8Array(100_000).fill(n)])
        case 4:
          return pool.apply((value: number) => value + n, [n])
        default:
          return pool.apply(plain, [n])
      }
    })
    expect(await Promise.all(calls)).toEqual(Array.from({ length: COUNT }, (_, n) => n * 2))
    expect(counter.value).toBe(COUNT / 6)
    expect(queue.size).toBe(COUNT / 6)
  })

  test('inputs of one list may need different messages each, and results bring as much back', async () => {
    await using pool = new PoolClass(2)
    const Fresh = freshClass()
    const inputs = Array.from({ length: COUNT }, (_, n): unknown => {
      if (n % 4 === 0) return new Fresh(n)
      if (n % 4 === 1) return new Float64Array(20_000).fill(n)
      return n % 4 === 2 ? { text: 'é'.repeat(n), queue: new Queue() } : n
    })
    const echoed = await pool.map((value: unknown) => value, inputs, { chunkSize: COUNT / 4 })
    const anyQueue: unknown = expect.any(Queue)
    expect(echoed).toEqual(inputs.map((input, n) => (n % 4 === 2 ? { text: 'é'.repeat(n), queue: anyQueue } : input)))
    expect(echoed.filter((value) => value instanceof Fresh)).toHaveLength(COUNT / 4)
  })

  test('big values of tasks that were cancelled on their way harm none of the others', async () => {
    await using pool = new PoolClass(1)
    using queue = new JoinableQueue<number>()
    const size = (bytes: Uint8Array): number => bytes.byteLength
    const wait = (gate: JoinableQueue<number>): number => gate.getSync()
    await pool.map(size, [new Uint8Array(1), new Uint8Array(2)])
    const waiting = pool.apply(wait, [queue])
    const calls = Array.from({ length: 40 }, (_, n) => pool.apply(size, [new Uint8Array(100_000 + n)]))
    const settling = Promise.allSettled(calls)
    for (let n = 0; n < 40; n += 3) calls[n]?.cancel()
    await queue.put(7)
    expect(await waiting).toBe(7)
    const settled = await settling
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : undefined))).toEqual(
      calls.map((_, n) => (n % 3 === 0 ? undefined : 100_000 + n)),
    )
  })
})
