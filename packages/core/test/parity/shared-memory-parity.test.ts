import {
  Process,
  SharedMemory,
  SharedMemoryExistsError,
  SharedMemoryFullError,
  SharedMemoryNotFoundError,
  StateError,
} from '@mp/core'
import { expect, test } from 'vitest'

test('a name is fresh unless given, and names one block', () => {
  using first = SharedMemory.create(10)
  using second = SharedMemory.create(10)
  expect(first.name).not.toBe(second.name)
  using named = SharedMemory.create(5, { name: `parity_${process.pid}` })
  expect([named.name, named.size]).toEqual([`parity_${process.pid}`, 5])
  expect(() => SharedMemory.create(5, { name: named.name })).toThrow(SharedMemoryExistsError)
  expect(() => SharedMemory.attach('parity-nobody')).toThrow(SharedMemoryNotFoundError)
  expect(() => SharedMemory.create(5, { name: 'a\0b' })).toThrow(RangeError)
})

test('sizes below 1 are refused, and more than there is room for', () => {
  expect(() => SharedMemory.create(0)).toThrow(RangeError)
  expect(() => SharedMemory.create(-1)).toThrow(RangeError)
  expect(() => SharedMemory.create(2 ** 50)).toThrow(SharedMemoryFullError)
})

test('close empties every view, and unlink works once', () => {
  const block = SharedMemory.create(4)
  const view = new Uint8Array(block.buffer)
  view.set([1, 2, 3, 4])
  using other = SharedMemory.attach(block.name)
  block.close()
  block.close()
  expect([view.length, view[0], block.buffer.byteLength]).toEqual([0, undefined, 0])
  block.unlink()
  expect(() => block.unlink()).toThrow(SharedMemoryNotFoundError)
  expect(() => SharedMemory.attach(block.name)).toThrow(SharedMemoryNotFoundError)
  expect([...new Uint8Array(other.buffer)]).toEqual([1, 2, 3, 4])
})

test('a block travels by its name, nested in any value, and whoever attaches never removes it', async () => {
  using block = SharedMemory.create(2)
  const write = ({ block }: { block: SharedMemory }): void => {
    new Uint8Array(block.buffer)[1] = block.size
    using again = SharedMemory.attach(block.name)
    new Uint8Array(again.buffer)[0] = 9
  }
  const child = new Process(write, { args: [{ block }] })
  await child.start().join()
  expect([child.exitCode, ...new Uint8Array(block.buffer)]).toEqual([0, 9, 2])
  using still = SharedMemory.attach(block.name)
  expect([...new Uint8Array(still.buffer)]).toEqual([9, 2])
  still.close()
  expect(() => new Process(write, { args: [{ block: still }] }).start()).toThrow(StateError)
})

test('shows its name and size', () => {
  using block = SharedMemory.create(10)
  expect(String(block)).toBe(`SharedMemory('${block.name}', size=10)`)
})

test('a block whose owner was killed is removed', async () => {
  const name = `parity_killed_${process.pid}`
  const die = (name: string): void => {
    SharedMemory.create(8, { name })
    process.kill(process.pid, 'SIGKILL')
  }
  const child = new Process(die, { args: [name] })
  await child.start().join()
  expect(child.exitCode).toBe(-9)
  using block = SharedMemory.create(16, { name })
  expect(block.size).toBe(16)
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
