import { Lock, Pool, Process, RLock, SharedArray, Thread, Value } from '@mp/core'
import { expect, test } from 'vitest'

test('values of every type start at 0 or as they are told', () => {
  for (const type of ['i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'f32', 'f64'] as const) {
    using value = new Value(type)
    value.value = 7
    expect([new Value(type).value, value.value]).toEqual([0, 7])
  }
  expect([new Value('i64', 2n ** 40n).value, new Value('u64').value]).toEqual([2n ** 40n, 0n])
  expect([new Value('bool', true).value, new Value('bool').value]).toEqual([true, false])
  expect(() => Reflect.construct(Value, ['c'])).toThrow(TypeError)
})

test('additions of two processes and a thread lose nothing', async () => {
  using counter = new Value('i32')
  const count = (counter: Value<'i32'>): void => {
    for (let n = 0; n < 5000; n++) counter.add(1)
  }
  const args: [Value<'i32'>] = [counter]
  const children = [new Process(count, { args }), new Process(count, { args }), new Thread(count, { args })]
  for (const child of children) child.start()
  await Promise.all(children.map((child) => child.join()))
  expect(counter.value).toBe(15_000)
})

test('what does not fit the type is refused; sums wrap around', () => {
  using value = new Value('i32', 2 ** 31 - 1)
  expect(() => Reflect.set(value, 'value', 2 ** 31)).toThrow(RangeError)
  expect(() => Reflect.set(value, 'value', 1.5)).toThrow(TypeError)
  expect(value.add(1)).toBe(2 ** 31 - 1)
  expect(value.value).toBe(-(2 ** 31))
})

test('a value has a Lock of its own, or the lock that it is given', async () => {
  using lock = new RLock()
  using own = new Value('i32')
  using given = new SharedArray('u8', 2, { lock })
  expect(own.lock).toBeInstanceOf(Lock)
  expect(given.lock).toBe(lock)
  expect(() => Reflect.construct(Value, ['i32', 0, { lock: 5 }])).toThrow(TypeError)
  using held = await given.lock.acquire()
  expect([held.abandoned, lock.locked]).toEqual([false, true])
})

test('an array has a fixed length, bounds, iteration and a view', () => {
  using array = new SharedArray('f64', [1, 2.5, -3])
  array.store(2, 4)
  expect([array.length, array.load(1), [...array]]).toEqual([3, 2.5, [1, 2.5, 4]])
  expect(() => array.load(3)).toThrow(RangeError)
  expect(() => array.store(-1, 0)).toThrow(RangeError)
  array.view.set([7, 8], 1)
  expect([...array.view.subarray(1)]).toEqual([7, 8])
  using copy = new SharedArray('f64', array)
  array.store(0, 0)
  expect([...copy]).toEqual([1, 7, 8])
  expect([...new SharedArray('i32', 3)]).toEqual([0, 0, 0])
})

test('text goes into an array as bytes', () => {
  using bytes = new SharedArray('u8', 8)
  bytes.view.set(new TextEncoder().encode('café'))
  expect(Buffer.from(bytes.view).toString().replace(/\0+$/, '')).toBe('café')
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
