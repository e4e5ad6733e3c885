import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { expect, test } from 'vitest'
import { docExamples } from '../src/doc-examples.ts'

const sample = new URL('./samples/double.ts', import.meta.url)

test('a line of an example maps to its line of the docstring', () => {
  const result = docExamples().transform(readFileSync(sample, 'utf8'), sample.pathname)
  const lines = result?.code.split('\n') ?? []
  const line = lines.findIndex((text) => text.startsWith('expect(double'))
  const map = new SourceMap(JSON.parse(String(result?.map)))
  expect(map.findEntry(line, 0)).toMatchObject({ originalLine: 7, originalColumn: 3 })
})

test('a source without examples is left as it is', () => {
  expect(docExamples().transform('export const a = 1\n', 'a.ts')).toBeUndefined()
})
