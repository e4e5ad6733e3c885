import { Pool, Process, SharedArray, SharedMemory, Value } from '@mp/core'
import { expect, test } from 'vitest'

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
