import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { describeCallable } from '../../src/callable/describe.ts'
import greet, { adder, outer, Point, power, square, wrapped } from './fixtures/library.ts'
import { Receiver } from './receiver.ts'
import { createRequire } from 'node:module'

const url = new URL('fixtures/library.ts', import.meta.url).href
const require = createRequire(import.meta.url)
const library: { triple: (x: number) => number; where: () => string } = require('./fixtures/library.cjs')
const whole: (x: number) => number = require('./fixtures/whole.cjs')

test.each([
  ['an exported arrow function', square, 'square'],
  ['an exported function declaration', power, 'power'],
  ['a function exported under another name', outer, 'outer'],
  ['a default export', greet, 'default'],
  ['an exported class', Point, 'Point'],
])('%s goes by reference', (_, fn, exportName) => {
  expect(describeCallable(fn)).toMatchObject({ type: 'reference', url, exportName, name: fn.name })
})

test('a function that an export only wraps goes by value', () => {
  expect(describeCallable(wrapped)).toMatchObject({ type: 'value' })
  expect(describeCallable(adder(1))).toMatchObject({ type: 'value' })
})

test('an export of a CommonJS module goes by reference', () => {
  expect(describeCallable(library.triple)).toMatchObject({ type: 'reference', exportName: 'triple' })
  expect(describeCallable(whole)).toMatchObject({ type: 'reference', exportName: 'module.exports' })
})

test.each([
  ['Math.max', Math.max, ['globalThis', 'Math', 'max']],
  ['JSON.stringify', JSON.stringify, ['globalThis', 'JSON', 'stringify']],
  ['parseInt', parseInt, ['globalThis', 'parseInt']],
  ['a method of a prototype', Array.prototype.map, ['globalThis', 'Array', 'prototype', 'map']],
  ['join of node:path', join, ['node:path', 'join']],
  ['promisify of node:util', promisify, ['node:util', 'promisify']],
])('%s goes as what it is called', (_, fn, path) => {
  expect(describeCallable(fn)).toMatchObject({ type: 'well-known', path })
})

test('functions by reference run on the other side', async () => {
  using child = Receiver.process()
  expect(await child.call(square, 5)).toBe(25)
  expect(await child.call(greet, 'you')).toBe('hello you')
  expect(await child.call(outer)).toBe('renamed')
  expect(await child.call(library.triple, 5)).toBe(15)
  expect(await child.call(library.where)).toMatch(/library\.cjs$/)
  expect(await child.call(whole, 1)).toBe(101)
  expect(await child.call(Math.max, 1, 7)).toBe(7)
  expect(await child.call(join, 'a', 'b')).toBe(join('a', 'b'))
})

test('a module that cannot be loaded there is named', async () => {
  using child = Receiver.process()
  const missing = {
    type: 'reference',
    id: '1',
    name: 'gone',
    url: 'file:///nowhere/gone.js',
    exportName: 'gone',
  } as const
  await expect(child.send({ description: missing, args: [] })).rejects.toMatchObject({
    name: 'CaptureError',
    message: expect.stringContaining('/nowhere/gone.js'),
  })
  await expect(child.send({ description: { ...missing, url, exportName: 'none' }, args: [] })).rejects.toMatchObject({
    name: 'CaptureError',
    message: expect.stringContaining('none'),
  })
})
