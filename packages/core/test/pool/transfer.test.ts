import { describe, expect, test } from 'vitest'
import {
  MpError,
  NotSerializableError,
  Process,
  Queue,
  registerClass,
  SharedMemory,
  ThreadPool,
  transfer,
  WorkerExitError,
} from '@mp/core'
import { backends } from './backends.ts'

const BYTES = 200_000

class Image {
  width: number
  pixels: Uint8Array
  constructor(width: number, pixels: Uint8Array) {
    this.width = width
    this.pixels = pixels
  }
  get height(): number {
    return this.pixels.length / this.width
  }
}
registerClass(Image)

function counting(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: BYTES }, (_, index) => index % 251)
}

/** Two pages of memory that WebAssembly uses. */
function memoryOfWebAssembly(): ArrayBuffer {
  const Memory: unknown = Reflect.get(Object(Reflect.get(globalThis, 'WebAssembly')), 'Memory')
  if (typeof Memory !== 'function') throw new TypeError('There is no WebAssembly')
  const memory: unknown = Reflect.get(Object(Reflect.construct(Memory, [{ initial: 2 }])), 'buffer')
  if (!(memory instanceof ArrayBuffer)) throw new TypeError('WebAssembly has no memory')
  return memory
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0)
}

describe.each(backends)('transfer on $backend', ({ PoolClass }) => {
  test('memory is taken at once, and arrives whole', async () => {
    await using pool = new PoolClass(1)
    const bytes = counting()
    const { buffer } = bytes
    const total = sum(bytes)
    const job = pool.apply(sum, [transfer(bytes)])
    expect(buffer.detached).toBe(true)
    expect(bytes.length).toBe(0)
    expect(await job).toBe(total)
  })

  test('a result is taken from the worker, and arrives whole', async () => {
    await using pool = new PoolClass(1)
    const [bytes, left] = await pool.apply(
      (length: number) => {
        const made = new Uint8Array(length).fill(7)
        return [transfer(made), made.length] as const
      },
      [BYTES],
    )
    expect(bytes).toEqual(new Uint8Array(BYTES).fill(7))
    expect(left).toBe(0)
  })

  test('it may stand anywhere in arguments, inputs and results', async () => {
    await using pool = new PoolClass(2)
    interface Nested {
      list: Map<string, Uint8Array>[]
      length: number
    }
    const nested = (length: number): Nested =>
      transfer({ list: [new Map([['bytes', new Uint8Array(length)]])], length })
    const first = ({ list, length }: Nested): boolean => list[0]?.get('bytes')?.length === length
    const inputs = [10, BYTES, 2 * BYTES].map(nested)
    expect(await pool.map(first, inputs)).toEqual([true, true, true])
    expect(await Array.fromAsync(pool.imap(first, [10, BYTES].map(nested)))).toEqual([true, true])
    expect(await pool.starmap((a: number, b: Uint8Array) => a + b.length, [[1, transfer(counting())]])).toEqual([
      BYTES + 1,
    ])
  })

  test('views of one memory stay views of one memory, and keep their class and place', async () => {
    await using pool = new PoolClass(1)
    const memory = new ArrayBuffer(BYTES)
    const views = {
      memory,
      cells: new Int32Array(memory, 8, 4),
      view: new DataView(memory, 16),
      buffer: Buffer.from(memory, 8, 8),
      image: new Image(4, new Uint8Array(memory, 8, 16)),
    }
    const echoed = await pool.apply(
      (value: typeof views) => {
        value.cells[0] = 513
        return transfer(value)
      },
      [transfer(views)],
    )
    expect(memory.detached).toBe(true)
    expect(echoed.cells).toEqual(Int32Array.of(513, 0, 0, 0))
    expect(echoed.view.byteOffset).toBe(16)
    expect(Buffer.isBuffer(echoed.buffer) && echoed.buffer.readInt32LE()).toBe(513)
    expect(echoed.image).toBeInstanceOf(Image)
    expect(echoed.image.height).toBe(4)
    for (const view of [echoed.cells, echoed.view, echoed.buffer, echoed.image.pixels])
      expect(view.buffer).toBe(echoed.memory)
  })

  test('with a list, the rest is copied', async () => {
    await using pool = new PoolClass(1)
    const moved = counting()
    const kept = counting()
    const total = await pool.apply(
      (both: Uint8Array[]) => both.map(({ length }) => length),
      [transfer([moved, kept], [moved])],
    )
    expect(total).toEqual([BYTES, BYTES])
    expect([moved.length, kept.length]).toEqual([0, BYTES])
  })

  test('memory that Node keeps, as of small Buffers, is copied', async () => {
    await using pool = new PoolClass(1)
    const small = Buffer.from('small')
    const neighbour = Buffer.from('neighbour')
    expect(await pool.apply((text: Buffer) => text.toString(), [transfer(small)])).toBe('small')
    expect([small.toString(), neighbour.toString()]).toEqual(['small', 'neighbour'])
  })

  test('many in line at one worker arrive whole, each with its own', async () => {
    await using pool = new PoolClass(1)
    const jobs = Array.from({ length: 40 }, (_, index) =>
      pool.apply(
        (bytes: Uint8Array) => [bytes[0], bytes.at(-1), bytes.length],
        [transfer(new Uint8Array(BYTES).fill(index))],
      ),
    )
    expect(await Promise.all(jobs)).toEqual(Array.from({ length: 40 }, (_, index) => [index, index, BYTES]))
  })

  test('a task that runs again has its memory again', async () => {
    await using pool = new PoolClass(1)
    using block = SharedMemory.create(8)
    const dieFirst = (bytes: Uint8Array, counter: SharedMemory): number => {
      if (Atomics.add(new Int32Array(counter.buffer), 0, 1) === 0) process.exit(3)
      return bytes.reduce((total, byte) => total + byte, 0)
    }
    const total = sum(counting())
    expect(await pool.apply(dieFirst, [transfer(counting()), block], { retries: 1 })).toBe(total)
  })

  test('a task whose worker dies fails alone, and its memory is gone', async () => {
    await using pool = new PoolClass(1)
    const bytes = counting()
    const job = pool.apply((input: Uint8Array) => process.exit(input.length === 0 ? 1 : 3), [transfer(bytes)])
    await expect(job).rejects.toThrow(WorkerExitError)
    expect(bytes.length).toBe(0)
    expect(await pool.apply(sum, [transfer(Uint8Array.of(1, 2))])).toBe(3)
  })

  test('what it returned is for one call', async () => {
    await using pool = new PoolClass(1)
    const moved = transfer(counting())
    expect(await pool.apply((bytes: Uint8Array) => bytes.length, [moved])).toBe(BYTES)
    await expect(pool.apply((bytes: Uint8Array) => bytes.length, [moved])).rejects.toMatchObject({
      code: 'ERR_MP_NOT_SERIALIZABLE',
      path: 'args[0]',
    })
  })
})

test('threads get the memory itself: none is copied that was never touched', async () => {
  await using pool = new ThreadPool(1)
  const length = 2 ** 30
  const before = process.memoryUsage.rss()
  const echoed = await pool.apply((memory: ArrayBuffer) => transfer(memory), [transfer(new ArrayBuffer(length))])
  expect(echoed.byteLength).toBe(length)
  expect(process.memoryUsage.rss() - before).toBeLessThan(length / 2)
})

test('what cannot be moved is refused, and nothing is taken', () => {
  const bytes = counting()
  using block = SharedMemory.create(64)
  const gone = new ArrayBuffer(8)
  structuredClone(gone, { transfer: [gone] })
  const shared = new Uint8Array(block.buffer)
  expect(() => transfer([bytes, { shared }])).toThrow(expect.objectContaining({ path: 'value[1].shared' }))
  expect(() => transfer(new Map([['gone', gone]]))).toThrow(expect.objectContaining({ path: 'value<gone>' }))
  const memory = memoryOfWebAssembly()
  expect(() => transfer(memory, [memory])).toThrow(NotSerializableError)
  expect(() => Reflect.apply(transfer, undefined, [5])).toThrow(TypeError)
  expect(() => transfer(bytes, [new ArrayBuffer(8)])).toThrow(/list\[0\].*not part/)
  expect(() => transfer([bytes, Buffer.from('x')], [bytes, Buffer.from('x')])).toThrow(/list\[1\]/)
  expect(() => Reflect.apply(transfer, undefined, [bytes, [new SharedArrayBuffer(8)]])).toThrow(MpError)
  expect(() => Reflect.apply(transfer, undefined, [bytes, ['x']])).toThrow(/list\[0\]/)
  expect(bytes.length).toBe(BYTES)
  expect(shared.length).toBe(64)
})

test('memory of WebAssembly is copied, unless it was asked for', async () => {
  await using pool = new ThreadPool(1)
  const memory = memoryOfWebAssembly()
  expect(await pool.apply((copy: ArrayBuffer) => copy.byteLength, [transfer(memory)])).toBe(memory.byteLength)
})

test('it is refused where nothing is moved, by its path', async () => {
  await using pool = new ThreadPool(1)
  expect(() => new ThreadPool({ initializer: sum, initializerArgs: [transfer(counting())] })).toThrow(
    expect.objectContaining({ path: 'initializerArgs[0]' }),
  )
  const queue = new Queue<Uint8Array>()
  await expect(queue.put(transfer(counting()))).rejects.toThrow(/transfer/)
  expect(() => new Process(sum, { args: [transfer(counting())] }).start()).toThrow(
    expect.objectContaining({ path: 'args[0]' }),
  )
  expect(await pool.apply(sum, [transfer(Uint8Array.of(1))])).toBe(1)
})
