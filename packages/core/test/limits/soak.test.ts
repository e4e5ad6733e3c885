import { readdirSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { activeChildren, Lock, Manager, Pool, Process, Queue, ThreadPool, Value, WorkerExitError } from '@mp/core'

/** For how long at least; `MP_SOAK_MINUTES=60` for the hour that nobody waits for in each run. */
const MINUTES = Number(process.env['MP_SOAK_MINUTES'] ?? 0)
/** The first rounds compile code, fill caches and grow heaps to what they need; as many are compared after that. */
const WARM_ROUNDS = MINUTES > 0 ? 100 : 4
const MEBIBYTE = 1024 * 1024

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

interface Pools {
  processes: Pool
  threads: ThreadPool
  /** Whose worker dies in each round. */
  mortal: Pool
}

const square = (n: number): number => n * n
const wordOf = (n: number): { text: string; bytes: Uint8Array } => ({ text: `n${n}`, bytes: new Uint8Array(n % 5000) })

/** Some of each kind of work. */
async function work({ processes, threads, mortal }: Pools): Promise<void> {
  const numbers = Array.from({ length: 2000 }, (_, n) => n)
  for (const pool of [processes, threads]) {
    expect(await pool.map(square, numbers)).toEqual(numbers.map(square))
    expect(await Promise.all(numbers.slice(0, 200).map((n) => pool.apply(wordOf, [n])))).toHaveLength(200)
    let sum = 0
    for await (const word of pool.imap(wordOf, numbers.slice(0, 300))) sum += word.bytes.length
    expect(sum).toBe((299 * 300) / 2)
    const left = pool.map(square, numbers)
    left.cancel()
    await expect(left).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED' })
  }
  await expect(mortal.apply(() => process.exit(3))).rejects.toBeInstanceOf(WorkerExitError)
}

/** What processes share, made, used and let go of. */
async function share({ processes }: Pools): Promise<void> {
  using queue = new Queue<number>()
  using lock = new Lock()
  using value = new Value('f64', 0)
  const add = async (n: number, value: Value<'f64'>, lock: Lock, queue: Queue<number>): Promise<void> => {
    const held = await lock.acquire()
    value.value += n
    held.release()
    await queue.put(n)
  }
  await processes.starmap(
    add,
    Array.from({ length: 20 }, (_, n) => [n, value, lock, queue] as const),
  )
  expect(value.value).toBe(190)
  for (let n = 0; n < 20; n++) await queue.get()
}

/** Processes of their own, which end. */
async function start(): Promise<void> {
  await using child = new Process(square, { args: [2] })
  child.start()
  await child.join()
  await using manager = await Manager.start()
  const dictionary = await manager.dict<string, number>()
  await dictionary.set('a', 1)
  expect(await dictionary.get('a')).toBe(1)
}

interface Figures {
  heapMiB: number
  residentMiB: number
  workerMiB: number
  descriptors: number
  blocks: number
}

async function figuresOf({ processes }: Pools): Promise<Figures> {
  for (let turn = 0; turn < 3; turn++) {
    collect()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return {
    heapMiB: (heapUsed + external) / MEBIBYTE,
    residentMiB: rss / MEBIBYTE,
    workerMiB: Math.max(...processes.stats().workers.map(({ memoryBytes }) => memoryBytes ?? 0)) / MEBIBYTE,
    descriptors: readdirSync('/proc/self/fd').length,
    blocks: readdirSync('/dev/shm').filter((name) => name.includes(`mp-${process.pid}-`)).length,
  }
}

/** Returns the largest of each figure. */
function most(rounds: Figures[]): Figures {
  const largest = (key: keyof Figures): number => Math.max(...rounds.map((figures) => figures[key]))
  return {
    heapMiB: largest('heapMiB'),
    residentMiB: largest('residentMiB'),
    workerMiB: largest('workerMiB'),
    descriptors: largest('descriptors'),
    blocks: largest('blocks'),
  }
}

test.runIf(process.platform === 'linux')(
  'all kinds of work, round after round, hold no more at their end than near their beginning',
  { timeout: (MINUTES + 10) * 60_000 },
  async () => {
    await using processes = new Pool(2)
    await using threads = new ThreadPool(2)
    await using mortal = new Pool(1)
    const pools = { processes, threads, mortal }
    const rounds: Figures[] = []
    const end = performance.now() + MINUTES * 60_000
    while (performance.now() < end || rounds.length < 3 * WARM_ROUNDS) {
      await work(pools)
      await share(pools)
      await start()
      rounds.push(await figuresOf(pools))
    }
    const later = rounds.slice(WARM_ROUNDS)
    const first = most(later.slice(0, WARM_ROUNDS))
    const last = most(later.slice(-WARM_ROUNDS))
    if (MINUTES > 0) process.stdout.write(`${rounds.length} rounds: ${JSON.stringify({ first, last })}\n`)
    expect(last.heapMiB - first.heapMiB).toBeLessThan(4)
    expect(last.residentMiB - first.residentMiB).toBeLessThan(48)
    expect(last.workerMiB - first.workerMiB).toBeLessThan(48)
    expect(last.descriptors).toBeLessThanOrEqual(first.descriptors)
    expect(last.blocks).toBeLessThanOrEqual(first.blocks)
    expect(activeChildren()).toEqual([])
  },
)
