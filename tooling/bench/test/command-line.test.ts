import { expect, test } from 'vitest'
import { parseCommandLine } from '../src/command-line.ts'
import { allRows } from '../src/rows/all.ts'

const names = (...args: string[]): string[] => parseCommandLine(args).rows.map(({ name }) => name)

test('without options every row runs five rounds in full size', () => {
  expect(parseCommandLine([])).toMatchObject({ rounds: 5, scale: 'full', isProfile: false })
  expect(names()).toEqual(allRows.map(({ name }) => name))
})

test('a row is meant by its name alone, several by what their names have in common', () => {
  expect(names('--only', 'at-once')).toEqual(['at-once'])
  expect(names('--only', 'imap')).toEqual(['imap'])
  expect(names('--only', 'cost')).toEqual(['cost-at-once', 'cost-map', 'cost-imap'])
  expect(names('--only', 'memory', '--only', 'start')).toEqual(['start', 'memory'])
})

test('a quick run has one round where it is not told otherwise', () => {
  expect(parseCommandLine(['--quick'])).toMatchObject({ rounds: 1, scale: 'quick' })
  expect(parseCommandLine(['--quick', '--rounds', '3'])).toMatchObject({ rounds: 3, scale: 'quick' })
})

test('a profile is of one row', () => {
  expect(parseCommandLine(['--profile', 'map'])).toMatchObject({ isProfile: true, rows: [{ name: 'map' }] })
})

test.each([
  ['a row that does not exist', ['--only', 'no-such-row'], RangeError],
  ['no rounds', ['--rounds', '0'], RangeError],
  ['half a round', ['--rounds', '1.5'], RangeError],
  ['an option that does not exist', ['--fast'], TypeError],
])('%s is refused', (_, args, error) => {
  expect(() => parseCommandLine(args)).toThrow(error)
})
