import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { JoinableQueue, Pool, Process, Queue, QueueEmptyError, SimpleQueue, Thread, ThreadPool } from '@mp/core'

interface Item {
  producer: number
  n: number
}

const kinds: { kind: string; Class: typeof Process }[] = [
  { kind: 'Process', Class: Process },
  { kind: 'Thread', Class: Thread },
]

describe.each(kinds)('a queue between several of kind $kind', ({ Class }) => {
  test.each(['async', 'sync'])(
    '4 producers, 4 consumers, 5,000 items each: exactly once and in order (%s)',
    async (way) => {
      using queue = new Queue<Item>({ maxSize: 100 })
      using results = new Queue<Item[]>()
      const produce = async (producer: number, queue: Queue<Item>, way: string): Promise<void> => {
        for (let n = 0; n < 5000; n++) {
          if (way === 'sync') queue.putSync({ producer, n })
          else await queue.put({ producer, n })
        }
      }
      const consume = async (queue: Queue<Item>, results: Queue<Item[]>): Promise<void> => {
        const items: Item[] = []
        for await (const item of queue) items.push(item)
        await results.put(items)
      }
      const producers = [0, 1, 2, 3].map((id) => new Class(produce, { args: [id, queue, way] }).start())
      const consumers = [0, 1, 2, 3].map(() => new Class(consume, { args: [queue, results] }).start())
      for (const producer of producers) await producer.join()
      queue.shutdown()
      const taken: Item[][] = []
      for (const _ of consumers) taken.push(await results.get())
      for (const consumer of consumers) await consumer.join()
      for (const items of taken) {
        for (const id of [0, 1, 2, 3]) {
          const order = items.filter(({ producer }) => producer === id).map(({ n }) => n)
          expect(order).toEqual(order.toSorted((a, b) => a - b))
        }
      }
      const all = new Set(taken.flat().map(({ producer, n }) => producer * 5000 + n))
      expect([taken.flat().length, all.size]).toEqual([20_000, 20_000])
    },
  )

  test('who has put can exit at once, and nothing is lost', async () => {
    using queue = new Queue<Uint8Array>()
    const putAndExit = (queue: Queue<Uint8Array>): void => {
      for (let n = 0; n < 8; n++) queue.tryPut(new Uint8Array(1024 * 1024).fill(n))
      process.exit(0)
    }
    const child = new Class(putAndExit, { args: [queue] }).start()
    await child.join()
    for (let n = 0; n < 8; n++) expect((await queue.get()).every((byte) => byte === n)).toBe(true)
    await expect(queue.get({ timeout: 0 })).rejects.toBeInstanceOf(QueueEmptyError)
  })

  test('parent and child put on one queue', async () => {
    using queue = new Queue<string>()
    const putTen = async (queue: Queue<string>): Promise<void> => {
      for (let n = 0; n < 10; n++) await queue.put(`child ${n}`)
    }
    const child = new Class(putTen, { args: [queue] }).start()
    for (let n = 0; n < 10; n++) await queue.put(`parent ${n}`)
    await child.join()
    const items: string[] = []
    while (!queue.isEmpty) items.push(await queue.get())
    for (const who of ['child', 'parent']) {
      expect(items.filter((item) => item.startsWith(who))).toEqual(Array.from({ length: 10 }, (_, n) => `${who} ${n}`))
    }
  })

  test('join returns when four workers have done ten items', async () => {
    using queue = new JoinableQueue<number>()
    const work = async (queue: JoinableQueue<number>): Promise<void> => {
      for await (const _ of queue) queue.taskDone()
    }
    const workers = [1, 2, 3, 4].map(() => new Class(work, { args: [queue] }).start())
    for (let n = 0; n < 10; n++) await queue.put(n)
    expect(await queue.join()).toBe(true)
    expect(queue.unfinished).toBe(0)
    queue.shutdown()
    for (const worker of workers) await worker.join()
  })

  test('shutdown reaches everybody who waits', async () => {
    using queue = new Queue<number>()
    using ready = new Queue<string>()
    const wait = async (queue: Queue<number>, ready: Queue<string>): Promise<void> => {
      await ready.put('ready')
      const code = await queue.get().catch((error: unknown) => Reflect.get(Object(error), 'code'))
      await ready.put(String(code))
    }
    const child = new Class(wait, { args: [queue, ready] }).start()
    expect(await ready.get()).toBe('ready')
    queue.shutdown()
    expect(await ready.get()).toBe('ERR_MP_QUEUE_SHUT_DOWN')
    await child.join()
  })

  test('a queue in a queue goes on to a grandchild and back', async () => {
    using mail = new SimpleQueue<SimpleQueue<string>>()
    const middle = async (mail: SimpleQueue<SimpleQueue<string>>): Promise<void> => {
      const { Process } = await import('@mp/core')
      const answer = await mail.get()
      const say = async (answer: SimpleQueue<string>): Promise<void> => answer.put('from below')
      const grandchild = new Process(say, { args: [answer] })
      grandchild.start()
      await grandchild.join()
    }
    const answer = new SimpleQueue<string>()
    await mail.put(answer)
    const child = new Class(middle, { args: [mail] }).start()
    expect(await answer.get()).toBe('from below')
    await child.join()
    answer.close()
  })
})

test('a queue can be an argument of pool tasks, and a result', async () => {
  await using pool = new Pool(2)
  using queue = new Queue<number>()
  const put = async (n: number, queue: Queue<number>): Promise<void> => queue.put(n)
  await pool.starmap(
    put,
    [1, 2, 3, 4].map((n) => [n, queue] as const),
  )
  const items: number[] = []
  while (!queue.isEmpty) items.push(await queue.get())
  expect(items.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
  const make = async (): Promise<Queue<string>> => {
    const { Queue } = await import('@mp/core')
    const made = new Queue<string>()
    await made.put('made in a worker')
    return made
  }
  const made = await pool.apply(make)
  expect(await made.get()).toBe('made in a worker')
  made.close()
})

test.each([Pool, ThreadPool])(
  'a queue in each of 3,000 inputs is opened once by each worker of %o',
  async (PoolClass) => {
    await using pool = new PoolClass(2)
    using queue = new Queue<number>()
    const put = async ({ n, queue }: { n: number; queue: Queue<number> }): Promise<number> => {
      await queue.put(n)
      const { readdirSync } = await import('node:fs')
      return n % 1000 === 999 ? readdirSync('/proc/self/fd').length : 0
    }
    const inputs = Array.from({ length: 3000 }, (_, n) => ({ n, queue }))
    const descriptors = await pool.map(put, inputs)
    expect(queue.size).toBe(3000)
    expect(Math.max(...descriptors)).toBeLessThan(200)
  },
)

test('a worker that waits for an item leaves the file system its threads', async () => {
  using queue = new Queue<number>()
  const waits = Array.from({ length: 1000 }, async () => queue.get())
  const { readFile } = await import('node:fs/promises')
  const texts = await Promise.all(Array.from({ length: 50 }, async () => readFile('/proc/self/stat', 'utf8')))
  expect(texts.every((text) => text.length > 0)).toBe(true)
  for (let n = 0; n < 1000; n++) await queue.put(n)
  expect(await Promise.all(waits)).toEqual(Array.from({ length: 1000 }, (_, n) => n))
})

test('a program that is killed leaves memory that the next one removes', async () => {
  const { execFile } = await import('node:child_process')
  const { promisify } = await import('node:util')
  const core = new URL('../../src/index.ts', import.meta.url).href
  // It counts its own memory: every program of this package that starts later removes what it leaves.
  const program = `import { readdirSync } from 'node:fs'
    import { Queue } from '${core}'
    const queue = new Queue()
    for (let n = 0; n < 10; n++) queue.tryPut(new Uint8Array(1e6))
    queue.tryPut(new Uint8Array(1e7))
    const { name } = queue.line.user
    console.log(name, readdirSync('/dev/shm').filter((file) => file.includes(name)).length)
    process.kill(process.pid, 'SIGKILL')`
  const run = promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', program])
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  const [name = '', count] = stdout.trim().split(' ')
  expect(Number(count)).toBeGreaterThan(1)
  await promisify(execFile)(process.execPath, [
    '--input-type=module-typescript',
    '-e',
    `import { Queue } from '${core}'; new Queue()`,
  ])
  await expect.poll(() => readdirSync('/dev/shm').filter((file) => file.includes(name))).toEqual([])
})
