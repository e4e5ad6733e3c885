import { expect, test } from 'vitest'
import type { CallableDescription } from '../../src/callable/description.ts'
import { join } from 'node:path'
import { Receiver } from './receiver.ts'
import { square } from './fixtures/library.ts'

test('a function that has crossed crosses again', async () => {
  const factor = 3
  const table = new Map([['a', 1]])
  let base = 0
  const setBase = (n: number) => {
    base = n
  }
  const task = async (x: number) => {
    const { sep } = await import('node:path')
    return [x * factor + base, table.get('a'), square(2), join('a', 'b').split(sep), import.meta.url.endsWith('.ts')]
  }
  const describe = async (n: number): Promise<CallableDescription> => {
    const { describeCallable } = await import('../../src/callable/describe.ts')
    setBase(n)
    return describeCallable(task)
  }
  using child = Receiver.process()
  using grandchild = Receiver.process()
  const description = await child.call(describe, 10)
  expect(await grandchild.send({ description, args: [2] })).toEqual([16, 1, 4, ['a', 'b'], true])
})

test('a function made on the other side crosses from there', async () => {
  const factor = 3
  const describe = async (n: number): Promise<CallableDescription> => {
    const { describeCallable } = await import('../../src/callable/describe.ts')
    class Counter {
      count = n
      next() {
        return ++this.count * factor
      }
    }
    return describeCallable((x: number) => new Counter().next() + x)
  }
  using child = Receiver.process()
  using thread = Receiver.thread()
  const description = await child.call(describe, 1)
  expect(await thread.send({ description, args: [1] })).toBe(7)
})
