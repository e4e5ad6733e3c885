import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import {
  type Connection,
  pipe,
  Process,
  Queue,
  QueueEmptyError,
  QueueFullError,
  QueueShutDownError,
  TimeoutError,
} from '@mp/core'
import { encodeItem, receive } from '../../src/channel/ring-item.ts'
import { Ring } from '../../src/channel/ring.ts'
import { Look } from '../../src/memory/look.ts'

/** How often somebody is stopped at a random moment. */
const STOPS = Number(process.env['MP_STOPS'] ?? 60)
const TIMEOUT = 20

afterEach(() => void vi.unstubAllEnvs())

/** Puts an item, and stops with the lock of those who put. */
const stopWhilePutting = async (queue: Queue<string>): Promise<void> => {
  const message = encodeItem('put by one who was stopped')
  const writeTo: typeof message.writeTo = (segment, position) => {
    process.kill(process.pid, 'SIGSTOP')
    message.writeTo(segment, position)
  }
  Reflect.get(queue, 'line').ring.put(Object.assign(Object.create(message), { writeTo }), new Look(), 'insist')
}

/** Takes an item, and stops with the lock of those who take. */
const stopWhileTaking = async (queue: Queue<string>): Promise<void> => {
  const read: typeof receive = (frame) => {
    process.kill(process.pid, 'SIGSTOP')
    return receive(frame)
  }
  Reflect.get(queue, 'line').ring.take(read, new Look(), 'insist')
}

/** Waits until a process is stopped. */
async function stopped(pid: number | null): Promise<void> {
  const state = (): string | undefined => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.[0]
  while (state() !== 'T') await new Promise(setImmediate)
}

test('one who was stopped while putting keeps others from putting no longer than they will wait', async () => {
  using queue = new Queue<string>()
  await queue.put('before')
  const child = new Process(stopWhilePutting, { args: [queue] }).start()
  await stopped(child.pid)
  await expect(queue.put('a', { timeout: TIMEOUT })).rejects.toBeInstanceOf(QueueFullError)
  await expect(queue.put('b', { timeout: 0 })).rejects.toBeInstanceOf(QueueFullError)
  await expect(queue.put('c', { signal: AbortSignal.timeout(TIMEOUT) })).rejects.toHaveProperty('name', 'TimeoutError')
  expect(() => queue.putSync('d', { timeout: TIMEOUT })).toThrow(QueueFullError)
  expect(() => queue.putSync('e', { timeout: 0 })).toThrow(QueueFullError)
  expect([queue.tryPut('f'), queue.size, queue.isFull, queue.isShutDown]).toEqual([false, 1, false, false])
  expect([await queue.get(), queue.tryGet()]).toEqual(['before', undefined])
  const put = queue.put('after')
  process.kill(child.pid ?? 0, 'SIGCONT')
  await put
  expect([await queue.get(), await queue.get(), queue.size]).toEqual(['put by one who was stopped', 'after', 0])
  await child.join()
})

test('one who was stopped while taking keeps others from taking no longer than they will wait', async () => {
  using queue = new Queue<string>({ maxSize: 3 })
  for (const item of ['first', 'second']) await queue.put(item)
  const child = new Process(stopWhileTaking, { args: [queue] }).start()
  await stopped(child.pid)
  await expect(queue.get({ timeout: TIMEOUT })).rejects.toBeInstanceOf(QueueEmptyError)
  await expect(queue.get({ timeout: 0 })).rejects.toBeInstanceOf(QueueEmptyError)
  await expect(queue.get({ signal: AbortSignal.timeout(TIMEOUT) })).rejects.toHaveProperty('name', 'TimeoutError')
  expect(() => queue.getSync({ timeout: TIMEOUT })).toThrow(QueueEmptyError)
  expect(() => queue.getSync({ timeout: 0 })).toThrow(QueueEmptyError)
  expect([queue.tryGet(), queue.size, queue.isEmpty]).toEqual([undefined, 2, false])
  expect(queue.tryPut('third')).toBe(true)
  await expect(queue.put('fourth', { timeout: TIMEOUT })).rejects.toBeInstanceOf(QueueFullError)
  const get = queue.get()
  process.kill(child.pid ?? 0, 'SIGCONT')
  expect([await get, await queue.get(), queue.size]).toEqual(['second', 'third', 0])
  await child.join()
})

test('a queue is shut down while one who puts is stopped, whose item is refused then', async () => {
  using queue = new Queue<string>()
  const child = new Process(stopWhilePutting, { args: [queue] }).start()
  await stopped(child.pid)
  queue.shutdown()
  await expect(queue.get()).rejects.toBeInstanceOf(QueueShutDownError)
  process.kill(child.pid ?? 0, 'SIGCONT')
  await child.join()
  expect(queue.size).toBe(0)
})

test('a queue is shut down at once while one who takes is stopped', async () => {
  using queue = new Queue<string>()
  for (const item of ['first', 'second']) await queue.put(item)
  const child = new Process(stopWhileTaking, { args: [queue] }).start()
  await stopped(child.pid)
  queue.shutdown({ immediate: true })
  await expect(queue.get()).rejects.toBeInstanceOf(QueueShutDownError)
  process.kill(child.pid ?? 0, 'SIGCONT')
  await child.join()
})

/** Reads from an end of a pipe, and stops with the lock of those who read. */
const stopWhileReading = async (end: Connection): Promise<void> => {
  const { take } = Ring.prototype
  Ring.prototype.take = function takeSlowly(read, look, patience) {
    const readAndStop: typeof read = (frame) => {
      process.kill(process.pid, 'SIGSTOP')
      return read(frame)
    }
    return Reflect.apply(take, this, [readAndStop, look, patience])
  }
  await end.recv()
}

test('one who was stopped while reading from a pipe keeps others of its end no longer than they will wait', async () => {
  const [mine, theirs] = pipe()
  for (const value of [1, 2]) await mine.send(value)
  // It changes a class of the sources, so it runs on these, not on what was built of them.
  vi.stubEnv('NODE_OPTIONS', undefined)
  const child = new Process(stopWhileReading, { args: [theirs] }).start()
  await stopped(child.pid)
  expect(() => theirs.recvSync({ timeout: TIMEOUT })).toThrow(TimeoutError)
  expect(() => theirs.recvSync({ timeout: 0 })).toThrow(TimeoutError)
  await expect(theirs.recv({ timeout: TIMEOUT })).rejects.toBeInstanceOf(TimeoutError)
  mine.close()
  process.kill(child.pid ?? 0, 'SIGCONT')
  expect(await theirs.recv()).toBe(2)
  theirs.close()
  await child.join()
})

/** Tells whether something was done in time. */
async function isDone(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action()
    return true
  } catch (error) {
    if (error instanceof TimeoutError) return false
    throw error
  }
}

interface Numbered {
  producer: number
  n: number
}

const produce = async (producer: number, queue: Queue<Numbered>, halt: Queue<void>): Promise<number> => {
  let n = 0
  for (; halt.isEmpty; n++) {
    if (n % 2 === 0) await queue.put({ producer, n })
    else queue.putSync({ producer, n })
  }
  return n
}

const consume = async (queue: Queue<Numbered>, taken: Queue<Numbered>): Promise<void> => {
  for await (const item of queue) await taken.put(item)
}

test('some are stopped at random moments: others come back in time, and nothing is lost or doubled', async () => {
  using queue = new Queue<Numbered>({ maxSize: 20 })
  using taken = new Queue<Numbered>()
  using halt = new Queue<void>()
  const producers = [0, 1].map((id) => new Process(produce, { args: [id, queue, halt] }).start())
  const consumers = [0, 1].map(() => new Process(consume, { args: [queue, taken] }).start())
  const own: number[] = []
  const seen: Numbered[] = []
  // A process may take seconds to start.
  while (new Set(seen.map(({ producer }) => producer)).size < 2) seen.push(await queue.get())
  for (let stop = 0; stop < STOPS; stop++) {
    const victim = [...producers, ...consumers][stop % 4]?.pid ?? 0
    const end = performance.now() + Math.random() * 5
    while (performance.now() < end) await new Promise(setImmediate)
    process.kill(victim, 'SIGSTOP')
    await stopped(victim)
    if (await isDone(async () => queue.put({ producer: 2, n: stop }, { timeout: TIMEOUT }))) own.push(stop)
    await isDone(async () => seen.push(await queue.get({ timeout: TIMEOUT })))
    await isDone(async () => seen.push(queue.getSync({ timeout: TIMEOUT })))
    process.kill(victim, 'SIGCONT')
  }
  await halt.put()
  for (const producer of producers) await producer.join()
  queue.shutdown()
  for (const consumer of consumers) await consumer.join()
  while (!taken.isEmpty) seen.push(await taken.get())
  const from = (producer: number): number[] => seen.filter((item) => item.producer === producer).map(({ n }) => n)
  for (const producer of [0, 1]) {
    const numbers = from(producer).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => n))
    expect(numbers.length).toBeGreaterThan(0)
  }
  expect(from(2).toSorted((a, b) => a - b)).toEqual(own)
})
