import { describe, expect, test } from 'vitest'
import {
  JoinableQueue,
  Lock,
  NotSerializableError,
  OptionRangeError,
  OptionTypeError,
  Queue,
  QueueEmptyError,
  QueueFullError,
  QueueShutDownError,
  SimpleQueue,
  StateError,
  TimeoutError,
} from '@mp/core'

describe('a queue within one thread', () => {
  test('gives items in order and counts them exactly', async () => {
    using queue = new Queue<number>()
    const sizes = [queue.size]
    await queue.put(1)
    sizes.push(queue.size)
    await queue.put(2)
    sizes.push(queue.size)
    expect(await queue.get()).toBe(1)
    sizes.push(queue.size)
    expect(await queue.get()).toBe(2)
    sizes.push(queue.size)
    expect(sizes).toEqual([0, 1, 2, 1, 0])
  })

  test('an item is what it was when it was put', async () => {
    using queue = new Queue<number[]>({ maxSize: 1 })
    await queue.put([0])
    const item = [1]
    const put = queue.put(item)
    item.push(2)
    expect([await queue.get(), await queue.get()]).toEqual([[0], [1]])
    await put
  })

  test('carries all that an argument can be', async () => {
    using queue = new Queue()
    const shared = new Float64Array([1, 2, 3])
    const loop: { self?: unknown; views: unknown[] } = { views: [shared, new Uint8Array(shared.buffer, 8, 8)] }
    loop.self = loop
    const items = [
      undefined,
      null,
      true,
      -0,
      Number.NaN,
      2 ** 31,
      -(2 ** 31),
      'ä€😀\ud800',
      'x'.repeat(10_000),
      10n ** 30n,
      [1, , 3],
      { a: { b: [{}] }, undefined },
      Object.assign(Object.create(null), { ['__proto__']: 1 }),
      new Map([[{ k: 1 }, new Set([new Date(5)])]]),
      Buffer.from('bytes'),
      new DataView(new ArrayBuffer(5), 1, 3),
      new BigInt64Array([1n, -1n]),
      /x/g,
      new RangeError('out', { cause: new Error('why') }),
      new URL('http://localhost/a?b'),
    ]
    for (const item of items) {
      await queue.put(item)
      expect(await queue.get()).toEqual(item)
    }
    await queue.put(loop)
    const back = await queue.get()
    expect(back).toHaveProperty('self', back)
    const [floats, bytes] = (back as typeof loop).views as [Float64Array, Uint8Array]
    expect(floats).toEqual(shared)
    expect(bytes.buffer).toBe(floats.buffer)
  })

  test.each([64 * 1024, 1024 * 1024, 5 * 1024 * 1024, 40 * 1024 * 1024])(
    'carries %i bytes beside others',
    async (size) => {
      using queue = new Queue<{ name: string; bytes: Uint8Array; floats: Float64Array; buffer: Buffer }>()
      const bytes = new Uint8Array(size).map((_, index) => index * 31)
      const floats = new Float64Array(size / 8).fill(0.1)
      await queue.put({ name: 'first', bytes, floats, buffer: Buffer.from(bytes.buffer) })
      await queue.put({ name: 'second', bytes: bytes.subarray(1), floats, buffer: Buffer.alloc(0) })
      const first = await queue.get()
      const second = await queue.get()
      expect([first.name, second.name]).toEqual(['first', 'second'])
      expect(Buffer.compare(first.bytes, bytes)).toBe(0)
      expect(Buffer.isBuffer(first.buffer) && Buffer.compare(first.buffer, bytes)).toBe(0)
      expect(first.floats.every((value) => value === 0.1)).toBe(true)
      expect(Buffer.compare(second.bytes, bytes.subarray(1))).toBe(0)
    },
  )

  test('holds many more items than fit into its first memory, and gives them in order', async () => {
    using queue = new Queue<{ n: number; text: string }>()
    for (let n = 0; n < 20_000; n++) await queue.put({ n, text: 'x'.repeat(n % 100) })
    expect(queue.size).toBe(20_000)
    for (let n = 0; n < 20_000; n++) expect(await queue.get()).toEqual({ n, text: 'x'.repeat(n % 100) })
    expect(queue.isEmpty).toBe(true)
  })

  test('what cannot travel fails at put with its path, and leaves no trace', async () => {
    using queue = new Queue({ maxSize: 1 })
    const bad = { list: [1, { run: () => {} }] }
    await expect(queue.put(bad)).rejects.toMatchObject({ code: 'ERR_MP_NOT_SERIALIZABLE', path: 'value.list[1].run' })
    expect(() => queue.tryPut(Symbol('no'))).toThrow(NotSerializableError)
    expect(() => queue.putSync(new WeakMap())).toThrow(NotSerializableError)
    expect(queue.size).toBe(0)
    await queue.put('good')
    expect(await queue.get()).toBe('good')
  })

  test('maxSize holds back who puts, in order', async () => {
    using queue = new Queue<number>({ maxSize: 2 })
    const puts = Array.from({ length: 50 }, async (_, n) => queue.put(n))
    expect([queue.size, queue.isFull, queue.tryPut(99)]).toEqual([2, true, false])
    expect(() => queue.putSync(99, { timeout: 1 })).toThrow(QueueFullError)
    const items: number[] = []
    for (let n = 0; n < 50; n++) items.push(await queue.get())
    await Promise.all(puts)
    expect(items).toEqual(Array.from({ length: 50 }, (_, n) => n))
  })

  test('maxBytes holds back who puts; a larger item travels alone', async () => {
    using queue = new Queue<Uint8Array>({ maxBytes: 1000 })
    await queue.put(new Uint8Array(600))
    await expect(queue.put(new Uint8Array(600), { timeout: 5 })).rejects.toBeInstanceOf(QueueFullError)
    const large = queue.put(new Uint8Array(10_000))
    expect((await queue.get()).byteLength).toBe(600)
    expect((await queue.get()).byteLength).toBe(10_000)
    await large
  })

  test('waits end by timeout, abort, or close, and lose nothing', async () => {
    const queue = new Queue<number>({ maxSize: 1 })
    await expect(queue.get({ timeout: 0 })).rejects.toBeInstanceOf(QueueEmptyError)
    await expect(queue.get({ timeout: 5 })).rejects.toMatchObject({ code: 'ERR_MP_QUEUE_EMPTY', timeoutMs: 5 })
    await expect(queue.get({ timeout: 5 })).rejects.toBeInstanceOf(TimeoutError)
    expect(() => queue.getSync({ timeout: 1 })).toThrow(QueueEmptyError)
    await expect(queue.get({ signal: AbortSignal.abort('no') })).rejects.toBe('no')
    const controller = new AbortController()
    const aborted = queue.get({ signal: controller.signal })
    const served = queue.get()
    controller.abort('stop')
    await expect(aborted).rejects.toBe('stop')
    await queue.put(7)
    expect(await served).toBe(7)
    const closed = queue.get()
    queue.close()
    await expect(closed).rejects.toBeInstanceOf(StateError)
    await expect(queue.get()).rejects.toBeInstanceOf(StateError)
    await expect(queue.put(1)).rejects.toBeInstanceOf(StateError)
    expect(() => queue.size).toThrow(StateError)
    queue.close()
  })

  test('a large array that is transferred while it waits is refused, not damaged', async () => {
    using queue = new Queue<Uint8Array>({ maxSize: 1 })
    await queue.put(new Uint8Array(1))
    const large = new Uint8Array(100_000)
    const waiting = queue.put(large)
    structuredClone(large, { transfer: [large.buffer] })
    await queue.get()
    await expect(waiting).rejects.toBeInstanceOf(NotSerializableError)
    expect(queue.size).toBe(0)
  })

  test('a put that comes later does not overtake one that waits', async () => {
    using queue = new Queue<string>({ maxSize: 1 })
    await queue.put('a')
    const waiting = queue.put('b')
    expect(await queue.get()).toBe('a')
    const later = queue.put('c')
    expect([await queue.get(), await queue.get()]).toEqual(['b', 'c'])
    await Promise.all([waiting, later])
  })

  test('shutdown lets what is there be taken, then ends it', async () => {
    using queue = new Queue<number>()
    await queue.put(1)
    await queue.put(2)
    queue.shutdown()
    queue.shutdown()
    expect(queue.isShutDown).toBe(true)
    await expect(queue.put(3)).rejects.toBeInstanceOf(QueueShutDownError)
    expect(() => queue.tryPut(3)).toThrow(QueueShutDownError)
    expect(await Array.fromAsync(queue)).toEqual([1, 2])
    await expect(queue.get()).rejects.toBeInstanceOf(QueueShutDownError)
    expect(() => queue.tryGet()).toThrow(QueueShutDownError)
  })

  test('shutdown at once throws away what is there, and frees all who wait', async () => {
    using queue = new Queue<number>({ maxSize: 1 })
    using empty = new Queue<number>()
    const get = empty.get()
    await queue.put(1)
    const put = queue.put(2)
    queue.shutdown({ immediate: true })
    empty.shutdown({ immediate: true })
    await expect(put).rejects.toBeInstanceOf(QueueShutDownError)
    await expect(get).rejects.toBeInstanceOf(QueueShutDownError)
    await expect(queue.get()).rejects.toBeInstanceOf(QueueShutDownError)
    expect(queue.size).toBe(0)
  })

  test('undefined is an item like any other', async () => {
    using queue = new Queue<undefined>()
    await queue.put(undefined)
    expect(await queue.get({ timeout: 0 })).toBeUndefined()
    await expect(queue.get({ timeout: 0 })).rejects.toBeInstanceOf(QueueEmptyError)
    expect(queue.tryGet()).toBeUndefined()
  })

  test('bad options are refused', () => {
    expect(() => new Queue({ maxSize: 0 })).toThrow(OptionRangeError)
    expect(() => new Queue({ maxSize: 1.5 })).toThrow(OptionRangeError)
    expect(() => new Queue({ maxBytes: -1 })).toThrow(OptionRangeError)
    // @ts-expect-error -- misspelt
    expect(() => new Queue({ maxsize: 1 })).toThrow(OptionTypeError)
  })

  test('carries queues and locks', async () => {
    using outer = new Queue<{ inner: Queue<string>; lock: Lock }>()
    const inner = new Queue<string>()
    await inner.put('deep')
    await outer.put({ inner, lock: new Lock() })
    inner.close()
    const back = await outer.get()
    expect(await back.inner.get()).toBe('deep')
    expect(back.lock).toBeInstanceOf(Lock)
    back.inner.close()
  })
})

describe('a joinable queue', () => {
  test('join waits for each item to be done, and returns at once when there is none', async () => {
    using queue = new JoinableQueue<number>()
    expect(await queue.join()).toBe(true)
    expect(() => queue.taskDone()).toThrow(StateError)
    await queue.put(1)
    await queue.put(2)
    expect(await queue.join({ timeout: 5 })).toBe(false)
    const joined = queue.join()
    await queue.get()
    queue.taskDone()
    expect(queue.unfinished).toBe(1)
    await queue.get()
    queue.taskDone()
    expect(await joined).toBe(true)
    expect(() => queue.taskDone()).toThrow(StateError)
  })

  test('shutdown at once ends join', async () => {
    using queue = new JoinableQueue<number>()
    await queue.put(1)
    const joined = queue.join()
    queue.shutdown({ immediate: true })
    expect(await joined).toBe(true)
  })
})

test('a simple queue puts, gets, and says whether it is empty', async () => {
  const queue = new SimpleQueue<string>()
  expect(queue.isEmpty).toBe(true)
  await queue.put('a')
  expect(queue.isEmpty).toBe(false)
  expect(await queue.get()).toBe('a')
  queue.close()
  queue.close()
  expect(() => queue.isEmpty).toThrow(StateError)
  await expect(queue.put('b')).rejects.toBeInstanceOf(StateError)
})
