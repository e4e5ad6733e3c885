import { expect, test } from 'vitest'
import {
  OptionRangeError,
  OptionTypeError,
  Process,
  ShareableList,
  SharedMemory,
  SharedMemoryNotFoundError,
  StateError,
  Thread,
} from '@mp/core'

const everything = [1n, -(2n ** 63n), 2.5, 'text', '', 'ünïcödé', true, false, null, Uint8Array.of(1, 2, 3)]

test('items of all types come back as they were, also by another name for the same memory', () => {
  using list = new ShareableList(everything)
  const same = ShareableList.attach(list.shm.name)
  expect([...same]).toEqual(everything)
  expect([same.length, list.get(-1)]).toEqual([everything.length, Uint8Array.of(1, 2, 3)])
  same.close()
})

test('the format is the one of CPython', () => {
  using list = new ShareableList(['howdy', 'HoWdY', -273.154, 100n, null, true, 42n])
  expect(list.format).toBe('8s8sdqxxxxxx?xxxxxxxx?q')
})

test('an item may be replaced by one of another type, and is seen by all', () => {
  using list = new ShareableList(['a', 1n])
  const same = ShareableList.attach(list.shm.name)
  same.set(0, 7n)
  same.set(-1, 'sevenXY8')
  expect([...list]).toEqual([7n, 'sevenXY8'])
  same.set(0, null)
  expect(list.get(0)).toBeNull()
  same.close()
})

test('text that the slot has no room for is refused, and spills over nothing', () => {
  using list = new ShareableList(['1234567', 'next'])
  list.set(0, '12345678')
  expect(() => list.set(0, '123456789')).toThrow(OptionRangeError)
  expect([...list]).toEqual(['12345678', 'next'])
})

test('what would not come back as it was is refused', () => {
  expect(() => new ShareableList([2n ** 63n])).toThrow(OptionRangeError)
  expect(() => new ShareableList(['ends with NUL\0'])).toThrow(OptionRangeError)
  expect(() => new ShareableList([Uint8Array.of(1, 0)])).toThrow(OptionRangeError)
  expect(() => new ShareableList([new Date() as never])).toThrow(OptionTypeError)
})

test('items are counted and found by value', () => {
  using list = new ShareableList(['a', 1n, 'a', Uint8Array.of(5)])
  expect([list.count('a'), list.count('b'), list.indexOf(1n), list.indexOf(Uint8Array.of(5)), list.indexOf(1)]).toEqual(
    [2, 0, 1, 3, -1],
  )
})

test('an index out of range is refused', () => {
  using list = new ShareableList([1n])
  for (const index of [1, -2, 0.5]) expect(() => list.get(index)).toThrow(OptionRangeError)
  expect(() => list.set(1, null)).toThrow(OptionRangeError)
  using empty = new ShareableList([])
  expect([...empty]).toEqual([])
})

test('a block that is no list, or that is missing, is refused', () => {
  using block = SharedMemory.create(100)
  new Uint8Array(block.buffer).fill(255)
  expect(() => ShareableList.attach(block.name)).toThrow(OptionTypeError)
  expect(() => ShareableList.attach('test-missing')).toThrow(SharedMemoryNotFoundError)
})

test('a closed list says so', () => {
  using list = new ShareableList([1n])
  list.close()
  expect(() => list.get(0)).toThrow(StateError)
})

test.each([
  ['process', Process],
  ['thread', Thread],
])('a %s that gets a list as an argument has the same', async (_kind, Kind) => {
  using list = new ShareableList([1n, 'x'])
  const child = new Kind((given: ShareableList) => given.set(0, 2n), { args: [list] })
  child.start()
  await child.join()
  expect([...list]).toEqual([2n, 'x'])
})
