import { Process, ShareableList, SharedMemory, SharedMemoryNotFoundError } from '@mp/core'
import { expect, test } from 'vitest'

const items = [1n, 2.5, 'text', true, null, new Uint8Array([1, 0, 2])]

test('a list holds six types, and another handle of it sees writes', () => {
  using list = new ShareableList(items)
  using same = ShareableList.attach(list.shm.name)
  same.set(0, 'changed')
  same.set(-1, 0.5)
  expect([...list]).toEqual(['changed', 2.5, 'text', true, null, 0.5])
  expect([list.get(1), list.get(-2), list.length]).toEqual([2.5, null, 6])
  expect(() => list.get(6)).toThrow(RangeError)
  expect(() => list.set(-7, 1n)).toThrow(RangeError)
  expect(() => Reflect.construct(ShareableList, [[{}]])).toThrow(TypeError)
})

test('text and bytes have the room of their slot, and integers have 64 bits', () => {
  using list = new ShareableList(['seven77', 1n])
  list.set(0, 'eight888')
  expect(() => list.set(0, 'nine99999')).toThrow(RangeError)
  expect(() => list.set(1, 2n ** 63n)).toThrow(RangeError)
  expect([...list]).toEqual(['eight888', 1n])
})

test('what would not come back as it was is refused', () => {
  expect(() => new ShareableList(['ends with \0'])).toThrow(RangeError)
  using list = new ShareableList(['a\0b', new Uint8Array(0)])
  expect([...list]).toEqual(['a\0b', new Uint8Array(0)])
})

test('count and indexOf look by value', () => {
  using list = new ShareableList([1n, 'a', 1n])
  expect([list.count(1n), list.indexOf('a'), list.indexOf('b')]).toEqual([2, 1, -1])
})

test('the format is that of Python, and the block lies below', () => {
  using list = new ShareableList(items)
  expect(list.format).toBe('qd8sxxxxxxx?xxxxxx?x8s')
  expect(list.shm).toBeInstanceOf(SharedMemory)
})

test('a list travels, and goes with its creator', async () => {
  const list = new ShareableList([1n])
  const { name } = list.shm
  const child = new Process((list: ShareableList) => list.set(0, 42n), { args: [list] })
  await child.start().join()
  expect([child.exitCode, list.get(0)]).toEqual([0, 42n])
  list[Symbol.dispose]()
  expect(() => ShareableList.attach(name)).toThrow(SharedMemoryNotFoundError)
})
