import { describe, expect, test } from 'vitest'
import { Lock, OptionRangeError, OptionTypeError, RLock, SharedArray, StateError, Value } from '@mp/core'
import { kinds } from './kinds.ts'

describe('a Value', () => {
  test.each([
    ['i8', -128, 127],
    ['u8', 0, 255],
    ['i16', -32_768, 32_767],
    ['u16', 0, 65_535],
    ['i32', -(2 ** 31), 2 ** 31 - 1],
    ['u32', 0, 2 ** 32 - 1],
  ] as const)('of type %s holds from %d to %d, wraps sums around and refuses what does not fit', (type, min, max) => {
    const value = new Value(type, max)
    expect(value.add(1)).toBe(max)
    expect(value.value).toBe(min)
    expect([value.sub(1), value.value]).toEqual([min, max])
    expect([value.exchange(min), value.compareExchange(min, 5), value.and(4), value.or(3), value.value]).toEqual([
      max,
      min,
      5,
      4,
      7,
    ])
    expect(() => (value.value = max + 1)).toThrow(OptionRangeError)
    expect(() => (value.value = min - 1)).toThrow(OptionRangeError)
    expect(() => value.add(0.5)).toThrow(OptionTypeError)
    expect(() => (value.value = 1n as never)).toThrow(OptionTypeError)
  })

  test.each([
    ['i64', -(2n ** 63n), 2n ** 63n - 1n],
    ['u64', 0n, 2n ** 64n - 1n],
  ] as const)('of type %s holds bigints of 64 bits', (type, min, max) => {
    const value = new Value(type, max)
    expect([value.add(1n), value.value, value.sub(1n), value.value]).toEqual([max, min, min, max])
    expect([value.and(6n), value.or(1n), value.exchange(5n), value.compareExchange(5n, 2n), value.value]).toEqual([
      max,
      6n,
      7n,
      5n,
      2n,
    ])
    expect(() => (value.value = max + 1n)).toThrow(OptionRangeError)
    expect(() => (value.value = 1 as never)).toThrow(OptionTypeError)
  })

  test.each(['f32', 'f64'] as const)('of type %s holds fractions, and NaN as itself', (type) => {
    const value = new Value(type, 1.5)
    expect([value.add(1), value.sub(0.25), value.exchange(9), value.compareExchange(9, 0.5), value.value]).toEqual([
      1.5, 2.5, 2.25, 9, 0.5,
    ])
    value.value = Number.NaN
    expect(value.compareExchange(Number.NaN, 1)).toBeNaN()
    expect(value.value).toBe(1)
    expect(() => value.and(1)).toThrow(OptionTypeError)
    expect(() => value.or(1)).toThrow(OptionTypeError)
    expect(() => (value.value = 'x' as never)).toThrow(OptionTypeError)
  })

  test('of type bool holds true and false', () => {
    const value = new Value('bool')
    expect([
      value.value,
      value.or(true),
      value.and(false),
      value.exchange(true),
      value.compareExchange(true, false),
    ]).toEqual([false, false, true, false, true])
    expect(() => value.add(true)).toThrow(OptionTypeError)
    expect(() => value.sub(true)).toThrow(OptionTypeError)
    expect(() => (value.value = 1 as never)).toThrow(OptionTypeError)
  })

  test('has a lock of its own, or the one it was given', () => {
    const lock = new Lock()
    expect(new Value('i32').lock).toBeInstanceOf(Lock)
    expect(new Value('i32', 0, { lock: new RLock() }).lock).toBeInstanceOf(RLock)
    expect(new Value('i32', 0, { lock }).lock).toBe(lock)
    expect(() => new Value('i32', 0, { lock: 'x' as never })).toThrow(OptionTypeError)
    expect(() => new Value('i31' as never)).toThrow(OptionTypeError)
  })

  test.each(kinds)('is counted by this thread and a %s without a loss', async (_kind, Other) => {
    const [integer, fraction] = [new Value('i64'), new Value('f64')]
    const child = new Other(
      (integer: Value<'i64'>, fraction: Value<'f64'>) => {
        for (let count = 0; count < 20_000; count += 1) {
          integer.add(1n)
          fraction.add(0.5)
        }
      },
      { args: [integer, fraction] },
    )
    child.start()
    for (let count = 0; count < 20_000; count += 1) {
      integer.add(1n)
      fraction.add(0.5)
    }
    await child.join()
    expect([integer.value, fraction.value]).toEqual([40_000n, 20_000])
  })

  test.each(kinds)('travels with its lock to a %s', async (_kind, Other) => {
    const value = new Value('i32', 3)
    const held = await value.lock.acquire()
    const child = new Other((value: Value<'i32'>) => process.exit(value.lock.locked ? value.value : 0), {
      args: [value],
    })
    child.start()
    await child.join()
    expect(child.exitCode).toBe(3)
    held.release()
  })
})

describe('a SharedArray', () => {
  test('has a fixed length of zeros, or the contents given', () => {
    const zeros = new SharedArray('i32', 4)
    expect([[...zeros], zeros.length]).toEqual([[0, 0, 0, 0], 4])
    expect([...new SharedArray('f32', [1.5, 2.5])]).toEqual([1.5, 2.5])
    expect([...new SharedArray('bool', [true, false])]).toEqual([true, false])
    expect([...new SharedArray('u64', new Set([1n, 2n]))]).toEqual([1n, 2n])
    expect([...new SharedArray('u8', 0)]).toEqual([])
    expect(() => new SharedArray('u8', [256])).toThrow(OptionRangeError)
    expect(() => new SharedArray('u8', -1)).toThrow(OptionRangeError)
  })

  test('is zeroed also where memory is used again', () => {
    for (let round = 0; round < 50; round += 1) {
      using array = new SharedArray('u8', 1000)
      expect(array.view.every((byte) => byte === 0)).toBe(true)
      array.view.fill(255)
    }
  })

  test('has atomic steps by index, and none outside of it', () => {
    const array = new SharedArray('i32', [1, 2, 3])
    expect([array.add(0, 4), array.sub(1, 1), array.and(2, 2), array.or(2, 5)]).toEqual([1, 2, 3, 2])
    expect([array.exchange(0, 9), array.compareExchange(0, 9, 8), array.load(0), array.load(2)]).toEqual([5, 9, 8, 7])
    array.store(1, 6)
    expect(array.view[1]).toBe(6)
    for (const index of [-1, 3, 0.5]) expect(() => array.load(index)).toThrow(OptionRangeError)
  })

  test('has an empty view once it is closed', () => {
    const array = new SharedArray('f64', 10)
    const { view } = array
    array.close()
    expect([view.length, view[0]]).toEqual([0, undefined])
    expect(() => array.load(0)).toThrow(StateError)
    expect(() => array.view).toThrow(StateError)
  })

  test.each(kinds)('large or small, is the same memory in a %s', async (_kind, Other) => {
    const [small, large] = [new SharedArray('f64', 4), new SharedArray('u16', 100_000)]
    const child = new Other(
      (small: SharedArray<'f64'>, large: SharedArray<'u16'>) => {
        small.view.fill(2.5)
        large.view.fill(7)
        if (small.lock.locked || large.length !== 100_000) process.exit(9)
      },
      { args: [small, large] },
    )
    child.start()
    await child.join()
    expect([child.exitCode, [...small]]).toEqual([0, [2.5, 2.5, 2.5, 2.5]])
    expect(large.view.every((number) => number === 7)).toBe(true)
  })
})
