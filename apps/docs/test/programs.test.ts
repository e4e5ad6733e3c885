import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { essenceOf, pairs } from '../programs/pairs.ts'
import { outputOf } from '../programs/run-program.ts'

const shown = (name: string): string => readFileSync(new URL(`../programs/output/${name}.txt`, import.meta.url), 'utf8')

/** What is the same in both languages; programs that differ on purpose say so on their page. */
const compared = pairs.flatMap(({ name, languages }) => (typeof languages === 'object' ? [] : [{ name, languages }]))

test('no program of the examples is left out', () => {
  const files = readdirSync(new URL('../../examples/src/', import.meta.url)).filter((file) => file !== 'run.ts')
  expect(pairs.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted())
})

describe.concurrent('programs of the tutorial', () => {
  test.each(pairs)('$name prints what its page shows, in Python and in TypeScript', async ({ name, runs }) => {
    for (const language of ['python', 'typescript'] as const) {
      const printed = await outputOf(name, language)
      expect(essenceOf(printed, runs)).toBe(essenceOf(shown(`${name}.${language}`), runs))
    }
  })
})

test.each(compared)('$name is shown with the same output in both languages', ({ name, languages }) => {
  expect(essenceOf(shown(`${name}.typescript`), languages)).toBe(essenceOf(shown(`${name}.python`), languages))
})
