import { Pool, Process, ShareableList, SharedArray, SharedMemory, Value } from '@mp/core'
import { describe, expect, test } from 'vitest'
import { kinds } from '../sync/kinds.ts'

/** What is shared under one lock. */
interface Shared {
  fraction: Value<'f64'>
  array: SharedArray<'f64'>
  text: SharedArray<'u8'>
  block: SharedMemory
}

test('text goes into an array as bytes', () => {
  using bytes = new SharedArray('u8', 8)
  bytes.view.set(new TextEncoder().encode('café'))
  expect(Buffer.from(bytes.view).toString().replace(/\0+$/, '')).toBe('café')
})

test('a new array from an old one is a copy', () => {
  using array = new SharedArray('f64', [1, 2.5, -3])
  using copy = new SharedArray('f64', array)
  array.store(0, 0)
  expect([...copy]).toEqual([1, 2.5, -3])
})

test('fields of several types lie in one block', async () => {
  using block = SharedMemory.create(16)
  const write = (block: SharedMemory): void => {
    const fields = new DataView(block.buffer)
    fields.setInt32(0, -7, true)
    fields.setFloat64(8, 2.5, true)
  }
  await new Process(write, { args: [block] }).start().join()
  const fields = new DataView(block.buffer)
  expect([fields.getInt32(0, true), fields.getFloat64(8, true)]).toEqual([-7, 2.5])
})

test('values and arrays are arguments of a task, nested in anything', async () => {
  await using pool = new Pool(1)
  using value = new Value('i32', 1)
  using array = new SharedArray('f64', 2)
  const work = ({ parts }: { parts: [Value<'i32'>, SharedArray<'f64'>] }): void => {
    parts[0].add(41)
    parts[1].store(1, 0.5)
  }
  await pool.apply(work, [{ parts: [value, array] }])
  expect([value.value, ...array]).toEqual([42, 0, 0.5])
})

describe.each(kinds)('shared with a %s', (_kind, Class) => {
  test('a value of each type that is written there is seen here (_TestValue.test_value)', async () => {
    using small = new Value('i8', 1)
    using whole = new Value('i32', 7)
    using large = new Value('i64', 2n)
    using fraction = new Value('f64', 3.5)
    using flag = new Value('bool')
    const all = { small, whole, large, fraction, flag }
    const write = ({ small, whole, large, fraction, flag }: typeof all): void => {
      small.value = -small.value
      whole.value = whole.value * 6
      large.value = large.value ** 40n
      fraction.value = -fraction.value
      flag.value = !flag.value
    }
    await new Class(write, { args: [all] }).start().join()
    expect(Object.values(all).map(({ value }) => value)).toEqual([-1, 42, 2n ** 40n, -3.5, true])
  })

  test('an array is summed up there, and has elements and slices here (_TestArray.test_array)', async () => {
    const numbers = [680, 626, 934, 821, 150, 233, 548, 982, 714, 831]
    using array = new SharedArray('i32', numbers)
    expect([array.length, array.load(3), [...array.view.subarray(2, 5)]]).toEqual([10, 821, [934, 821, 150]])
    array.view.set([1, 2, 3, 4], 4)
    array.store(9, -5)
    const expected = [680, 626, 934, 821, 1, 2, 3, 4, 714, -5]
    expect([...array]).toEqual(expected)
    const sumUp = (array: SharedArray<'i32'>): void => {
      for (let index = 1; index < array.length; index++) array.add(index, array.load(index - 1))
    }
    await new Class(sumUp, { args: [array] }).start().join()
    expect([...array]).toEqual(expected.map((_, index) => expected.slice(0, index + 1).reduce((sum, n) => sum + n)))
  })

  test('all that is shared under one lock is doubled there (_TestSharedCTypes.test_synchronize)', async () => {
    using whole = new Value('i32', 7)
    using fraction = new Value('f64', 1 / 4, { lock: whole.lock })
    using array = new SharedArray('f64', [1, 2.5, 4], { lock: whole.lock })
    using text = new SharedArray('u8', 20, { lock: whole.lock })
    using block = SharedMemory.create(16)
    new DataView(block.buffer).setFloat64(8, 0.5, true)
    Buffer.from(text.view.buffer, text.view.byteOffset).write('hello')
    const double = (whole: Value<'i32'>, shared: Shared): void => {
      const { fraction, array, text, block } = shared
      const held = whole.lock.acquireSync()
      whole.value *= 2
      fraction.value *= 2
      for (const [index, item] of array.view.entries()) array.view[index] = item * 2
      text.view.copyWithin(5, 0, 5)
      const fields = new DataView(block.buffer)
      fields.setFloat64(8, fields.getFloat64(8, true) * 2, true)
      held.release()
    }
    await new Class(double, { args: [whole, { fraction, array, text, block }] }).start().join()
    expect([whole.value, fraction.value, ...array]).toEqual([14, 0.5, 2, 5, 8])
    expect(Buffer.from(text.view).toString().replace(/\0+$/, '')).toBe('hellohello')
    expect(new DataView(block.buffer).getFloat64(8, true)).toBe(1)
  })

  test('a block is the same by its name and as an argument (_TestSharedMemory.test_shared_memory_across_processes)', async () => {
    using block = SharedMemory.create(512)
    const byName = (name: string): void => {
      const own = SharedMemory.attach(name)
      new Uint8Array(own.buffer).set([1, 2, 3])
      own.close()
    }
    const asArgument = (own: SharedMemory): void => new Uint8Array(own.buffer).set([4, 5], 2)
    const bytes = new Uint8Array(block.buffer)
    await new Class(byName, { args: [block.name] }).start().join()
    expect([...bytes.subarray(0, 5)]).toEqual([1, 2, 3, 0, 0])
    await new Class(asArgument, { args: [block] }).start().join()
    expect([...bytes.subarray(0, 5)]).toEqual([1, 2, 4, 5, 0])
  })
})

test('a list is copied under another name (_TestSharedMemory.test_shared_memory_ShareableList_basics)', () => {
  using list = new ShareableList(['howdy', 1n, 2.5, true, null])
  using copy = new ShareableList(list, { name: `test-parity-copy-${process.pid}` })
  expect(copy.shm.name).toBe(`test-parity-copy-${process.pid}`)
  list.set(0, 'changed')
  expect([...copy]).toEqual(['howdy', 1n, 2.5, true, null])
})
