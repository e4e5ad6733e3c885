import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as core from '@mp/core'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../src/', import.meta.url))

test('each error has a code of its own, and counts as an MpError', () => {
  const text = globSync('{errors.ts,errors/*.ts}', { cwd: source }).map((file) => readFileSync(source + file, 'utf8'))
  const declared = [...text.join('\n').matchAll(/^export class (\w+)[\s\S]*?readonly code(?:: string)? = '(\w+)'/gm)]
  const codes = new Map(declared.map(([, name = '', code = '']) => [name, code]))
  expect([...codes.keys()]).toEqual(expect.arrayContaining(Object.keys(core).filter((name) => name.endsWith('Error'))))
  expect(new Set(codes.values()).size).toBe(declared.length)
  for (const code of codes.values()) {
    expect(code).toMatch(/^ERR_MP/)
    expect(Object.assign(new TypeError('of any class'), { code })).toBeInstanceOf(core.MpError)
  }
})
