import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  connect,
  Event,
  JoinableQueue,
  Listener,
  Lock,
  Manager,
  pipe,
  Pool,
  Queue,
  RLock,
  Semaphore,
  SharedArray,
  ShareableList,
  SharedMemory,
  SimpleQueue,
  Value,
} from '@mp/core'
import { heldBytes, ownDirectories, ownResources } from '../memory/shared-files.ts'

/** Far less than if each cycle held on to one object. */
const SLACK_BYTES = 400_000

/** Makes a thing of a kind, uses it, and lets go of it. */
type Cycle = () => void | Promise<void>

function withValue(value: Value<'f64'> | SharedArray<'u8'>): void {
  value.lock.acquireSync().release()
  value.lock.close()
  value.close()
}

async function throughQueue(queue: Queue<number> | SimpleQueue<number>): Promise<void> {
  await queue.put(1)
  await queue.get()
  if (queue instanceof JoinableQueue) queue.taskDone()
  queue.close()
}

async function throughSocket(): Promise<void> {
  const listener = await Listener.listen({ authkey: 'secret' })
  const [client, server] = await Promise.all([connect(listener.address, { authkey: 'secret' }), listener.accept()])
  await client.send(1)
  await server.recv()
  client.close()
  if (await server.recv().then(Boolean, () => false)) throw new Error('The end was expected')
  server.close()
  listener.close()
}

const cycles: [number, string, Cycle][] = [
  [10_000, 'a Lock', () => useAndClose(new Lock(), (lock) => lock.acquireSync().release())],
  [10_000, 'an RLock', () => useAndClose(new RLock(), (lock) => lock.acquireSync().release())],
  [10_000, 'a Semaphore', () => useAndClose(new Semaphore(2), (semaphore) => semaphore.acquireSync().release())],
  [
    10_000,
    'a BoundedSemaphore',
    () => useAndClose(new BoundedSemaphore(), (semaphore) => semaphore.acquireSync().release()),
  ],
  [10_000, 'a Condition', () => useAndClose(new Condition(), ({ lock }) => lock.close())],
  [10_000, 'an Event', () => useAndClose(new Event(), (event) => event.set())],
  [10_000, 'a Barrier', () => useAndClose(new Barrier(1), (barrier) => barrier.waitSync())],
  [10_000, 'a Value', () => withValue(new Value('f64', 1))],
  [10_000, 'a small SharedArray', () => withValue(new SharedArray('u8', 100))],
  [10_000, 'a large SharedArray', () => withValue(new SharedArray('u8', 20_000))],
  [
    10_000,
    'SharedMemory',
    () => useAndClose(SharedMemory.create(100), (block) => new Uint8Array(block.buffer).fill(1)),
  ],
  [10_000, 'a ShareableList', () => useAndClose(new ShareableList([1n, 'x']), (list) => list.set(0, 2n))],
  [4000, 'a Queue', () => throughQueue(new Queue())],
  [4000, 'a JoinableQueue', () => throughQueue(new JoinableQueue())],
  [4000, 'a SimpleQueue', () => throughQueue(new SimpleQueue())],
  [
    4000,
    'a pipe',
    async () => {
      const [first, second] = pipe()
      await first.send(1)
      await second.recv()
      first.close()
      second.close()
    },
  ],
  [1000, 'a Listener and a Connection', throughSocket],
]

function useAndClose<T extends Disposable>(thing: T, use: (thing: T) => unknown): void {
  use(thing)
  thing[Symbol.dispose]()
}

async function repeat(cycle: Cycle, count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) await cycle()
}

/** Waits until nothing is on its way to its end any more: sockets close some turns later. */
async function settled(pid: number = process.pid) {
  for (let now = resources(pid), same = 0; ;) {
    await new Promise((resolve) => setImmediate(resolve))
    const next = resources(pid)
    same = isDeepStrictEqual(next, now) ? same + 1 : 0
    now = next
    if (same > 50) return now
  }
}

function resources(pid: number) {
  return { ...ownResources(`mp-${process.pid}-`, pid), directories: ownDirectories() }
}

test.each(cycles)('%d times %s, made, used and closed, leave nothing', async (count, _, cycle) => {
  await repeat(cycle, 100)
  const before = [await settled(), await heldBytes()] as const
  await repeat(cycle, count)
  expect(await settled()).toEqual(before[0])
  expect((await heldBytes()) - before[1]).toBeLessThan(SLACK_BYTES)
})

/** One of each kind that travels. */
function makeAll() {
  const [end, other] = pipe()
  const sync = [new Lock(), new RLock(), new Semaphore(), new BoundedSemaphore(), new Event(), new Barrier(1)]
  const shared = [new Condition(), new Value('f64'), new SharedArray('u8', 100), new SharedArray('u8', 20_000)]
  const queues = [new Queue(), new JoinableQueue(), new SimpleQueue(), end, other]
  return [...sync, ...shared, ...queues, new ShareableList([1n])]
}

type Things = ReturnType<typeof makeAll>

function closeAll(things: Things): void {
  for (const thing of things) {
    if (thing instanceof Condition || thing instanceof Value || thing instanceof SharedArray) thing.lock.close()
    if (thing instanceof ShareableList) thing[Symbol.dispose]()
    else thing.close()
  }
}

const uses: [string, (things: Things) => Things | number][] = [
  ['closed there', (things) => (closeAll(things), things.length)],
  ['sent back', (things) => things],
]

test.each(uses)('what is sent to a worker, and %s, leaves nothing on either side', async (_, use) => {
  await using pool = new Pool({ workers: 1, execArgv: ['--expose-gc'] })
  const pid = await pool.apply(() => process.pid, [])
  const send = async (): Promise<void> => {
    const things = makeAll()
    const back = await pool.apply(use, [things])
    closeAll(things)
    // Blocks with a name are attached to anew each time that they arrive.
    if (typeof back !== 'number') closeAll(back)
    // What a worker no longer refers to is let go of when it is collected; memory for many at once stays for others.
    await pool.apply(collectGarbage, [])
  }
  const figures = async (): Promise<number[]> => {
    for (let round = 0; round < 5; round += 1) await pool.apply(collectGarbage, [])
    return [await settled(), await settled(pid)].flatMap(({ files, descriptors, mappings }) => [
      files.length,
      descriptors,
      mappings,
    ])
  }
  for (let round = 0; round < 50; round += 1) await send()
  const before = await figures()
  for (let round = 0; round < 100; round += 1) await send()
  // A busy machine lets go later; what leaks is never let go of.
  const more = (after: number[]): number[] => after.filter((count, index) => count > (before[index] ?? 0))
  let left = more(await figures())
  for (let look = 0; look < 50 && left.length > 0; look += 1) left = more(await figures())
  expect(left).toEqual([])
})

test('what goes along with many tasks at a time leaves nothing', async () => {
  await using pool = new Pool(1)
  // So large that a block has room for four.
  const length = 16_000
  const close = (array: SharedArray<'u8'>): void => {
    array.lock.close()
    array.close()
  }
  for (let round = 0; round < 20; round += 1) {
    const array = new SharedArray('u8', length)
    await pool.map(
      close,
      Array.from({ length: 200 }, () => array),
      { chunkSize: 200 },
    )
    close(array)
  }
  const { files } = ownResources(`mp-${process.pid}-`)
  expect(files.filter((name) => Number(name.split('-')[2]) > length).length).toBeLessThanOrEqual(2)
})

async function collectGarbage(): Promise<void> {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('The worker was started without --expose-gc')
  gc()
  await new Promise((resolve) => setImmediate(resolve))
}

test('what a manager makes, and a manager itself, leave nothing', async () => {
  const before = await settled()
  for (let round = 0; round < 3; round += 1) {
    const manager = await Manager.start()
    const make = async () => {
      const things = [await manager.dict(), await manager.lock(), await manager.queue(), await manager.barrier(1)]
      for (const thing of things) thing[Symbol.dispose]()
    }
    for (let count = 0; count < 50; count += 1) await make()
    const inServer = ownResources(`mp-${manager.pid}-`, manager.pid)
    for (let count = 0; count < 500; count += 1) await make()
    expect(ownResources(`mp-${manager.pid}-`, manager.pid)).toEqual(inServer)
    await manager.shutdown()
  }
  expect(await settled()).toEqual(before)
})
