import { expect, test } from 'vitest'
import { findExamples } from '../src/find-examples.ts'

const fence = '```'

function textOf(source: string): string[] {
  return findExamples(source).flatMap(({ lines }) => lines.map(({ start, end }) => source.slice(start, end)))
}

test('the code of an example comes without the comment around it', () => {
  const source = `/**\n * ${fence}ts @import.meta.vitest\n * const a = 1\n *\n *   indented\n * ${fence}\n */\nexport function add() {}\n`
  expect(textOf(source)).toEqual(['const a = 1\n', '\n', '  indented\n'])
})

test('a fence that does not ask for it is no example', () => {
  expect(findExamples(`/**\n * ${fence}ts\n * boom()\n * ${fence}\n */\n`)).toEqual([])
})

test.each([
  ['export function add() {}', 'add'],
  ['export async function* readAll() {}', 'readAll'],
  ['export abstract class Pool {}', 'Pool'],
  ['  async map<T>(items: T[]) {', 'map'],
  ['export const limit = 3', 'limit'],
])('an example before `%s` is named for it', (declaration, subject) => {
  const source = `/**\n * ${fence}ts @import.meta.vitest\n * x\n * ${fence}\n */\n${declaration}\n`
  expect(findExamples(source)).toMatchObject([{ subject, line: 2 }])
})
