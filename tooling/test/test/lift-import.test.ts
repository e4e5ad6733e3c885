import { expect, test } from 'vitest'
import { liftImport } from '../src/lift-import.ts'

test.each([
  [`import { Pool } from '@mp/core'`, `const { Pool } = await import('@mp/core')`],
  [`import { Pool as P, type Job } from '@mp/core';`, `const { Pool: P } = await import('@mp/core')`],
  [`import * as core from '@mp/core'`, `const core = await import('@mp/core')`],
  [`import sharp from 'sharp'`, `const { default: sharp } = await import('sharp')`],
  [`import type { Job } from '@mp/core'`, ''],
  [`const x = await import('y')`, `const x = await import('y')`],
  ['import.meta.url', 'import.meta.url'],
])('%s becomes %s', (line, lifted) => {
  expect(liftImport(line)).toBe(lifted)
})

test('an import that spans lines is refused', () => {
  expect(() => liftImport('import {')).toThrow(SyntaxError)
})
