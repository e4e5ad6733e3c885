import { Queue } from '@mp/core'
import { expect, test } from 'vitest'

test('size, isEmpty and isFull are exact', async () => {
  using queue = new Queue<number>({ maxSize: 2 })
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([0, true, false])
  await queue.put(1)
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([1, false, false])
  await queue.put(2)
  expect([queue.size, queue.isEmpty, queue.isFull]).toEqual([2, false, true])
})

test('tryPut and tryGet wait for nothing', () => {
  using queue = new Queue<number>({ maxSize: 1 })
  expect([queue.tryGet(), queue.tryPut(1), queue.tryPut(2)]).toEqual([undefined, true, false])
  expect([queue.tryGet(), queue.tryGet()]).toEqual([1, undefined])
})
