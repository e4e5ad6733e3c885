import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as core from '@mp/core'
import { describe, expect, test, vi } from 'vitest'
import { errors } from '../../errors/registry.ts'
import { occurrences } from './occurrences.ts'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const CODE = /(?<=['"`])ERR_MP(?:_[A-Z]+)*(?=['"`])/g

/** Codes of errors that the source names. */
function codesOfSource(): string[] {
  const files = globSync('**/*.ts', { cwd: source }).map((file) => readFileSync(source + file, 'utf8'))
  return [...new Set(files.flatMap((text) => text.match(CODE) ?? []))].toSorted()
}

async function failureOf(run: (() => unknown) | undefined): Promise<unknown> {
  try {
    await run?.()
  } catch (error) {
    return error
  }
  return 'nothing was thrown'
}

test('each code of the source has one row, in order, and each row a code of the source', () => {
  expect(errors.map(({ code }) => code)).toEqual(codesOfSource())
})

test('each error that the package exports has one row', () => {
  const exported = Object.keys(core).filter((name) => name.endsWith('Error'))
  expect(errors.map(({ className }) => className).toSorted()).toEqual(exported.toSorted())
})

test('each row says in a sentence what has happened and what to do', () => {
  for (const { cause, remedy } of errors) for (const text of [cause, remedy]) expect(text).toMatch(/^[A-Z].{20,}\.$/)
})

test.each([
  ['http://127.0.0.1:4321', 'http://127.0.0.1:4321/errors/err_mp_timeout/'],
  ['https://docs.example/mp/', 'https://docs.example/mp/errors/err_mp_timeout/'],
])('the help of an error is found below %s when MP_DOCS names it', (base, address) => {
  vi.stubEnv('MP_DOCS', base)
  expect(new core.TimeoutError('A task', 5).help).toBe(address)
  vi.unstubAllEnvs()
})

test('each row has an occurrence', () => {
  expect(Object.keys(occurrences)).toEqual(errors.map(({ code }) => code))
})

describe.runIf(process.platform === 'linux')('it can occur', () => {
  test.each(errors)('$code', async ({ code, className, fields }) => {
    const error = await failureOf(occurrences[code])
    expect(error).toBeInstanceOf(core.MpError)
    expect(error).toBeInstanceOf(Reflect.get(core, className))
    expect(error).toMatchObject({ code, name: className, help: `/errors/${code.toLowerCase()}/` })
    for (const field of fields) expect(error).toHaveProperty(field)
    const own = Object.keys(Object(error)).filter((key) => !['name', 'code', 'cause'].includes(key))
    expect(own.toSorted()).toEqual(fields.toSorted())
  })
})
