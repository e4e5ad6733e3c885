import { expect, test } from 'vitest'
import { groups, parity } from '../parity/index.ts'
import type { Row } from '../parity/row.ts'
import { problemWith } from './parity/our-names.ts'
import { testExists } from './parity/test-titles.ts'

/** How many names each group of Python has, counted from its documentation and its modules. */
const rowCounts = [28, 26, 12, 20, 14, 16, 26, 15, 20, 43, 17, 17, 5, 24]

test('every name of Python has a row', () => {
  expect(groups.map(({ number }) => number)).toEqual(rowCounts.map((_, index) => index + 1))
  expect(groups.map(({ rows }) => rows.length)).toEqual(rowCounts)
  expect(parity).toHaveLength(283)
})

test.each(groups)('$name: no name of Python comes twice', ({ rows }) => {
  const names = rows.map(({ python }) => python)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test.each(groups)('$name: each name of ours exists', ({ rows }) => {
  const problems = rows.filter(isProven).flatMap(({ python, ours }) =>
    ours.split(', ').flatMap((name) => {
      const problem = problemWith(name)
      return problem === undefined ? [] : [`${python}: ${problem}`]
    }),
  )
  expect(problems).toEqual([])
})

test.each(groups)('$name: each test that is named exists', ({ rows }) => {
  const missing = rows.filter(isProven).filter((row) => !testExists(row.test))
  expect(missing.map((row) => `${row.python}: ${row.test}`)).toEqual([])
})

test.each(groups)('$name: each difference is a sentence', ({ rows }) => {
  const bad = rows.filter(
    ({ status, difference }) => !difference.endsWith('.') && !(status === 'same' && difference === ''),
  )
  expect(bad.map(({ python }) => python)).toEqual([])
})

test('what is planned does not exist yet', () => {
  const planned = parity.filter(({ status, ours }) => status === 'not yet' && ours !== '')
  expect(planned.filter(({ ours }) => ours.split(', ').every((name) => problemWith(name) === undefined))).toEqual([])
})

test('what does not exist is found out', () => {
  expect(
    ['Pool', 'Pool.map', 'Pool[Symbol.asyncDispose]', 'PoolOptions.workers', 'MapOptions.timeout'].map(problemWith),
  ).toEqual(Array.from({ length: 5 }))
  expect(problemWith('Pond')).toBe('Pond is not exported')
  expect(problemWith('Pool.mapp')).toBe('Pool has no mapp')
  expect(problemWith('Pool.length')).toBe('Pool has no length')
  expect(problemWith('Pool.hasOwnProperty')).toBe('Pool has no hasOwnProperty')
  expect(problemWith('PoolOptions.wrokers')).toBe('PoolOptions has no wrokers')
  expect(problemWith('Pool[Symbol.dispose]')).toBe('Pool has no Symbol(Symbol.dispose)')
  expect(problemWith('a pool')).toBe('"a pool" is no name')
  const here = 'packages/core/test/parity.test.ts'
  expect(testExists(`${here} > every name of Python has a row`)).toBe(true)
  expect(testExists(`${here} > $name: each name of ours exists`)).toBe(true)
  expect(testExists(`${here} > every name of Python has a raw`)).toBe(false)
  expect(testExists(here)).toBe(false)
  const there = 'packages/core/test/pool/results.test.ts > results on $backend'
  expect(testExists(`${there} > async functions are awaited`)).toBe(true)
  expect(testExists(`${there} there > async functions are awaited`)).toBe(false)
  expect(testExists('packages/core/test/no-such.test.ts > every name of Python has a row')).toBe(false)
})

/** Tells whether a row claims that something of ours exists. */
function isProven(row: Row): row is Extract<Row, { test: string }> {
  return row.test !== undefined
}
