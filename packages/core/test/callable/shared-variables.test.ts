import { expect, test } from 'vitest'
import { describeCallable } from '../../src/callable/describe.ts'
import { Receiver } from './receiver.ts'

let moduleBase = 0
const initModule = (n: number) => {
  moduleBase = n
}
const readModule = (x: number) => x + moduleBase

test('what one function assigns, another sees in the same worker', async () => {
  using child = Receiver.process()
  expect(await child.call(readModule, 1)).toBe(1)
  await child.call(initModule, 10)
  expect(await child.call(readModule, 1)).toBe(11)
})

test('variables of a function are shared too', async () => {
  let base = 0
  const init = (n: number) => {
    base = n
  }
  using child = Receiver.process()
  await child.call(init, 10)
  expect(await child.call((x: number) => x + base, 1)).toBe(11)
  expect(await child.call((x: number) => x + base, 2)).toBe(12)
})

test('the worker takes the value of the sender again only when the sender changes its own', async () => {
  let base = 1
  const set = (n: number) => {
    base = n
  }
  const read = () => base
  using child = Receiver.process()
  await child.call(set, 10)
  expect(await child.call(read)).toBe(10)
  set(5)
  expect(await child.call(read)).toBe(5)
  await child.call(set, 7)
  expect(await child.call(read)).toBe(7)
})

test('each call of a factory has variables of its own', async () => {
  const makeCounter = () => {
    let count = 0
    return { next: () => ++count, read: () => count }
  }
  const [a, b] = [makeCounter(), makeCounter()]
  using child = Receiver.process()
  expect([await child.call(a.next), await child.call(a.next), await child.call(b.next)]).toEqual([1, 2, 1])
  expect(await child.call(() => [a.next(), a.read(), b.next(), b.read()])).toEqual([3, 3, 2, 2])
})

test('a closure that counts starts anew in each call of the function around it', async () => {
  using child = Receiver.process()
  const run = async () => {
    let total = 0
    return child.call(() => (total += 5))
  }
  expect([await run(), await run()]).toEqual([5, 5])
})

test('captured objects are shared by the functions of a worker', async () => {
  const cache = new Map<string, number>()
  const fill = (key: string) => {
    cache.set(key, cache.size)
    return cache.size
  }
  using child = Receiver.process()
  expect(await child.call(fill, 'a')).toBe(1)
  expect(await child.call(fill, 'b')).toBe(2)
  expect(await child.call(() => [...cache.keys()])).toEqual(['a', 'b'])
  cache.set('mine', 0)
  expect(await child.call(() => [...cache.keys()])).toEqual(['mine'])
})

test('a changed part changes all that refer to it', async () => {
  const part = { n: 1 }
  const whole = { part }
  const readWhole = () => whole.part.n
  const readPart = () => part.n
  using child = Receiver.process()
  expect(await child.call(readWhole)).toBe(1)
  part.n = 2
  expect(await child.call(readPart)).toBe(2)
  expect(await child.call(readWhole)).toBe(2)
})

test('assignments of every form reach the shared variable', async () => {
  let [a, b, c, d] = [0, 0, 0, 0]
  let list: number[] = []
  const emptyPoint: { x?: number } = {}
  const assign = () => {
    a = 1
    b += 2
    ;[c] = [3]
    ;({ d } = { d: 4 })
    ;({ x: a = 5 } = emptyPoint)
    for (b of [6, 7]) list = [...list, b]
    d++
    list ??= []
  }
  using child = Receiver.process()
  await child.call(assign)
  expect(await child.call(() => ({ a, b, c, d, list }))).toEqual({ a: 5, b: 7, c: 3, d: 5, list: [6, 7] })
})

test('a call of a shared variable has no `this`', async () => {
  let call: (this: unknown) => unknown = function (this: unknown) {
    return this
  }
  const change = () => {
    call = () => 1
  }
  using child = Receiver.process()
  expect(await child.call(() => call() === undefined)).toBe(true)
  await child.call(change)
  expect(await child.call(() => call())).toBe(1)
})

test('the id changes when a captured value does', () => {
  let base = 1
  const change = () => {
    base++
  }
  const list = [1]
  const bytes = new Uint8Array(4)
  const readers = [() => base, () => list, () => bytes]
  const before = readers.map((read) => describeCallable(read).id)
  expect(readers.map((read) => describeCallable(read).id)).toEqual(before)
  change()
  list.push(2)
  bytes[3] = 1
  const after = readers.map((read) => describeCallable(read).id)
  for (const [index, id] of after.entries()) expect(id).not.toBe(before[index])
})

test('a variable that only its own function assigns is read again at each call', async () => {
  using child = Receiver.process()
  let last = 0
  const read = () => last
  expect(await child.call(read)).toBe(0)
  last = 3
  expect(await child.call(read)).toBe(3)
})
