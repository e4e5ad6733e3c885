import * as acorn from 'acorn'
import { parse } from 'acorn'
import fc from 'fast-check'
import { basename, join } from 'node:path'
import * as util from 'node:util'
import { expect, test } from 'vitest'
import { describeCallable } from '../../src/callable/describe.ts'
import { CaptureError, MpError } from '../../src/errors.ts'
import * as library from './fixtures/library.ts'
import { LIMIT, Point, settings, square } from './fixtures/library.ts'
import { Receiver } from './receiver.ts'

export const exportedByTest = (x: number) => x + LIMIT

test('imports of a module that Vite transformed cross', async () => {
  using child = Receiver.process()
  expect(await child.call(() => [join('a', 'b'), util.format('%d', 5)])).toEqual([join('a', 'b'), '5'])
  expect(await child.call(() => [square(3), new Point(2).double(), LIMIT, settings.deep.level])).toEqual([9, 4, 12, 3])
  expect(await child.call(() => [library.square(3), library.default('you')])).toEqual([9, 'hello you'])
  expect(await child.call(() => Object.keys(library).includes('square'))).toBe(true)
  expect(await child.call(() => [typeof parse, typeof acorn.parse, typeof Reflect.get(fc, 'assert')])).toEqual(
    Array(3).fill('function'),
  )
  expect(await child.call(() => new CaptureError('f', 'r', { variable: 'v' }) instanceof MpError)).toBe(true)
})

test('an export of the test file goes by value', async () => {
  expect(describeCallable(exportedByTest)).toMatchObject({ type: 'value' })
  using child = Receiver.process()
  expect(await child.call(exportedByTest, 1)).toBe(13)
})

test('import() and import.meta mean the original module', async () => {
  using child = Receiver.process()
  expect(await child.call(async () => (await import('./fixtures/library.ts')).square(4))).toBe(16)
  expect(await child.call(async () => typeof (await import('acorn')).parse)).toBe('function')
  expect(await child.call(() => [basename(import.meta.url), basename(import.meta.filename)])).toEqual(
    Array(2).fill('vite-modules.test.ts'),
  )
})
