import { Manager, NotSerializableError, OptionRangeError, OptionTypeError, Pool } from '@mp/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let manager: Manager

beforeAll(async () => {
  manager = await Manager.start()
})
afterAll(() => manager.shutdown())

describe('a dict', () => {
  test('has the methods of Python and of Map', async () => {
    const dict = await manager.dict<string, unknown>({ a: 1 })
    await dict.set('b', [2])
    expect(await dict.get('a')).toBe(1)
    expect(await dict.get('x')).toBeUndefined()
    expect(await dict.get('x', 'none')).toBe('none')
    expect(await dict.has('b')).toBe(true)
    expect(await dict.setDefault('b', 0)).toEqual([2])
    expect(await dict.setDefault('c', 3)).toBe(3)
    expect(await dict.keys()).toEqual(['a', 'b', 'c'])
    expect(await dict.values()).toEqual([1, [2], 3])
    expect(await dict.items()).toEqual([
      ['a', 1],
      ['b', [2]],
      ['c', 3],
    ])
    expect(await dict.size()).toBe(3)
    expect(await dict.pop('b')).toEqual([2])
    expect(await dict.pop('b', 'gone')).toBe('gone')
    expect(await dict.popItem()).toEqual(['c', 3])
    expect(await dict.delete('x')).toBe(false)
    await dict.update({ y: 1 })
    await dict.update(new Map([['z', 2]]))
    await dict.update([['w', 3]])
    const found: unknown[] = []
    for await (const [key] of dict) found.push(key)
    expect(found).toEqual(['a', 'y', 'z', 'w'])
    expect(await dict.copy()).toEqual(
      new Map<string, unknown>([
        ['a', 1],
        ['y', 1],
        ['z', 2],
        ['w', 3],
      ]),
    )
    await dict.clear()
    expect(await dict.popItem()).toBeUndefined()
  })

  test('takes keys of every primitive type, and no names of the language for anything else', async () => {
    const dict = await manager.dict<string | number | bigint | boolean | null, unknown>()
    for (const key of [1, '1', 1n, true, null, '__proto__', 'constructor']) await dict.set(key, String(key))
    expect(await dict.size()).toBe(7)
    expect(await dict.get('__proto__')).toBe('__proto__')
    await dict.update(JSON.parse('{"__proto__": {"polluted": true}}'))
    expect(await dict.get('__proto__')).toEqual({ polluted: true })
    const bag = await manager.namespace()
    await bag.set('__proto__', { polluted: true })
    expect(await bag.get('toString')).toBeUndefined()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    await expect(dict.set({} as unknown as string, 1)).rejects.toThrow(OptionTypeError)
  })

  test('values are copies: what is changed here is not changed there', async () => {
    const dict = await manager.dict<string, number[]>({ list: [1] })
    const list = (await dict.get('list')) ?? []
    list.push(2)
    expect(await dict.get('list')).toEqual([1])
    const sent = [3]
    const setting = dict.set('list', sent)
    sent.push(4)
    await setting
    expect(await dict.get('list')).toEqual([3])
  })

  test('update is atomic, for four processes of 500 increments each', async () => {
    const dict = await manager.dict<string, number>()
    await using pool = new Pool(4)
    await pool.map(async () => {
      for (let count = 0; count < 500; count++) await dict.update('n', (n = 0) => n + 1)
    }, [1, 2, 3, 4])
    expect(await dict.get('n')).toBe(2000)
  })

  test('an update that throws, or is async, changes nothing', async () => {
    const dict = await manager.dict<string, unknown>({ n: 1 })
    const thrown = dict.update('n', () => {
      throw new RangeError('no')
    })
    await expect(thrown).rejects.toThrow(RangeError)
    await expect(dict.update('n', async () => 2)).rejects.toThrow(OptionTypeError)
    expect(await dict.get('n')).toBe(1)
  })

  test('a function is no value, and is refused by its path', async () => {
    const dict = await manager.dict<string, unknown>()
    await expect(dict.set('f', { deep: () => 1 })).rejects.toMatchObject({ path: 'args[1].deep' })
    await expect(dict.set('f', () => 1)).rejects.toThrow(NotSerializableError)
  })
})

test('a list has the methods of Python and of Array', async () => {
  const list = await manager.list<number>([3, 1])
  expect(await list.push(2, 2)).toBe(4)
  expect(await list.append(9)).toBe(5)
  expect(await list.extend(new Set([7, 8]))).toBe(7)
  await list.insert(0, 5)
  expect(await list.copy()).toEqual([5, 3, 1, 2, 2, 9, 7, 8])
  expect(await list.get(-1)).toBe(8)
  expect(await list.at(100)).toBeUndefined()
  await list.set(-1, 80)
  expect(await list.index(2)).toBe(3)
  expect(await list.index(2, 4)).toBe(4)
  expect(await list.index(2, -4, -2)).toBe(4)
  expect(await list.index(99)).toBe(-1)
  expect(await list.count(2)).toBe(2)
  expect(await list.remove(2)).toBe(true)
  expect(await list.remove(99)).toBe(false)
  expect(await list.has(9)).toBe(true)
  await list.delete(0)
  expect(await list.pop()).toBe(80)
  expect(await list.pop(0)).toBe(3)
  await list.sort()
  expect(await list.copy()).toEqual([1, 2, 7, 9])
  await list.sort({ compare: (a, b) => b - a })
  expect(await list.slice(1, 3)).toEqual([7, 2])
  await list.sort({ reverse: true })
  await list.reverse()
  expect(await list.splice(1, 2, 20, 30)).toEqual([2, 7])
  expect(await list.update(0, (n) => n + 10)).toBe(11)
  const found: number[] = []
  for await (const n of list) found.push(n)
  expect(found).toEqual([11, 20, 30, 9])
  expect(await list.length()).toBe(4)
  await expect(list.set(10, 1)).rejects.toThrow(OptionRangeError)
  await expect(list.delete(-5)).rejects.toThrow(OptionRangeError)
  await list.clear()
  expect(await list.pop()).toBeUndefined()
  const mixed = await manager.list<unknown>([1, 'a'])
  await expect(mixed.sort()).rejects.toThrow(OptionTypeError)
  expect(await (await manager.list([{ a: [1] }])).index({ a: [1] })).toBe(0)
})

test('a set has the methods of Python and of Set', async () => {
  const set = await manager.set<number>([1, 2])
  expect(await set.add(3)).toBe(true)
  expect(await set.add(3)).toBe(false)
  expect(await set.delete(1)).toBe(true)
  expect(await set.delete(1)).toBe(false)
  await set.update([4])
  expect(await set.values()).toEqual([2, 3, 4])
  expect(await set.has(2)).toBe(true)
  expect(await set.union([9])).toEqual(new Set([2, 3, 4, 9]))
  expect(await set.intersection([2, 9])).toEqual(new Set([2]))
  expect(await set.difference([2, 9])).toEqual(new Set([3, 4]))
  expect(await set.symmetricDifference([2, 9])).toEqual(new Set([3, 4, 9]))
  expect(await set.isSubsetOf([2, 3, 4, 5])).toBe(true)
  expect(await set.isSupersetOf([2])).toBe(true)
  expect(await set.isDisjointFrom([9])).toBe(true)
  const found: number[] = []
  for await (const n of set) found.push(n)
  expect(found).toEqual([2, 3, 4])
  expect(await set.pop()).toBe(2)
  expect(await set.copy()).toEqual(new Set([3, 4]))
  await set.clear()
  expect(await set.size()).toBe(0)
})

test('a namespace, a value and an array hold what they are given', async () => {
  const bag = await manager.namespace({ x: 1, name: 'a' })
  await bag.set('x', 2)
  expect(await bag.update('x', (x = 0) => x + 1)).toBe(3)
  expect(await bag.delete('name')).toBe(true)
  expect(await bag.has('name')).toBe(false)
  expect(await bag.entries()).toEqual([['x', 3]])
  expect(await bag.keys()).toEqual(['x'])
  const value = await manager.value<unknown>({ deep: [1n] })
  expect(await value.get()).toEqual({ deep: [1n] })
  await value.set(undefined)
  expect(await value.get()).toBeUndefined()
  const array = await manager.array('u8', 3)
  await array.set(0, 257)
  await array.update(-1, (n) => n + 5)
  expect(await array.copy()).toEqual(new Uint8Array([1, 0, 5]))
  expect(await array.slice(1)).toEqual(new Uint8Array([0, 5]))
  await array.fill(7)
  expect([await array.get(1), await array.length()]).toEqual([7, 3])
  await expect(array.get(3)).rejects.toThrow(OptionRangeError)
  await expect(manager.array('u9' as 'u8', 1)).rejects.toThrow(OptionTypeError)
})
