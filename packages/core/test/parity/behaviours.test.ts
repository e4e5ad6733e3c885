import { globSync } from 'node:fs'
import { parity } from '../../parity/index.ts'
import { behaviours, faults } from '../../parity/behaviours/index.ts'
import { expect, test } from 'vitest'
import { range } from './range.ts'
import { testExists, titlesIn } from './test-titles.ts'

const namesOf = ({ python }: { python: string }): string[] => python.split(', ')

/** Tests of CPython that stand at the end of titles in this directory. */
const ported = new Set(globSync('*.test.ts', { cwd: import.meta.dirname }).flatMap(sourcesIn))

function sourcesIn(file: string): string[] {
  return titlesIn(`packages/core/test/parity/${file}`).flatMap(sourcesOf)
}

/** Returns the tests of CPython that a title names: `… (_TestPool.test_map, ExecutorTest.test_map)`. */
function sourcesOf(title: string): string[] {
  return /\(((?:, |\b_*[A-Z]\w*\.test_\w+)+)\)$/.exec(title)?.[1]?.split(', ') ?? []
}

/** Tells whether something of ours is said to assert a behaviour. */
function isCovered(behaviour: (typeof behaviours)[number]): boolean {
  const { tests = [] } = behaviour
  return tests.length > 0 || namesOf(behaviour).every((name) => ported.has(name))
}

test('all 150 behaviours are there', () => {
  expect(behaviours.map(({ number }) => number)).toEqual(range(150).map((n) => n + 1))
})

test('each behaviour has a test, or a reason why there is none', () => {
  const open = behaviours.filter((each) => isCovered(each) === (each.reason !== undefined))
  expect(open.map(({ number, python }) => `${number} ${python}`)).toEqual([])
})

test('each test of CPython that a title names is that of a behaviour', () => {
  const known = new Set(behaviours.flatMap(namesOf))
  expect([...ported].filter((name) => !known.has(name))).toEqual([])
})

test('each test that is named exists', () => {
  const named = [...behaviours, ...faults].flatMap(({ tests = [] }) => tests)
  expect(named.filter((place) => !testExists(place))).toEqual([])
})

test('each difference on purpose is told in the table of names', () => {
  const told = new Set(parity.filter(({ difference }) => difference !== '').map(({ python }) => python))
  const untold = behaviours.filter(({ differsAs }) => differsAs !== undefined && !told.has(differsAs))
  expect(untold.map(({ number, differsAs }) => `${number} ${differsAs}`)).toEqual([])
})

test('each fault of Python has a test', () => {
  expect(faults).toHaveLength(15)
  expect(faults.filter(({ tests }) => tests.length === 0)).toEqual([])
})

test('behaviours, faults and reasons are sentences', () => {
  const texts = [
    ...behaviours.flatMap(({ behaviour, reason = '.' }) => [behaviour, reason]),
    ...faults.map(({ python }) => python),
  ]
  expect(texts.filter((text) => !text.endsWith('.'))).toEqual([])
})

test('titles name tests of CPython at their end', () => {
  expect(sourcesOf('a pool maps (_TestPool.test_map, ExecutorTest.test_map)')).toEqual([
    '_TestPool.test_map',
    'ExecutorTest.test_map',
  ])
  expect(sourcesOf('a pool maps (Python has it, too)')).toEqual([])
  expect(isCovered({ number: 0, python: '_TestPool.test_none', behaviour: '' })).toBe(false)
})
