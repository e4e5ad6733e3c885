import { describe, expect, test } from 'vitest'
import { essenceOf } from '../programs/pairs.ts'
import { outputOfSnippet } from '../programs/run-snippet.ts'
import { findSnippets } from '../programs/snippets.ts'

const snippets = findSnippets()

test('there are programs in the guides', () => {
  expect(snippets.filter(({ place }) => place.startsWith('guides/')).length).toBeGreaterThan(20)
})

describe.concurrent('programs in the text', () => {
  test.each(snippets)('$place prints what the page says', async (snippet) => {
    const printed = await outputOfSnippet(snippet)
    if (snippet.output === undefined) return
    expect(essenceOf(printed, snippet.comparison)).toBe(essenceOf(snippet.output, snippet.comparison))
  })
})
