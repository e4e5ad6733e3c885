import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Comparison } from './pairs.ts'

const pages = fileURLToPath(new URL('../src/content/docs/', import.meta.url))

/** A program in the text of a page, with the output that the page shows after it. */
export interface Snippet {
  /** Page and line, as in `guides/map.mdx:12`. */
  place: string
  code: string
  /** What the page says that it prints; undefined when the page shows none. */
  output: string | undefined
  comparison: Comparison
}

const FENCE = /^( *)```(\S*)(.*)\n([^]*?)\n\1```$/gm

/** Finds every program that a page asks to be run, in the order of the pages. */
export function findSnippets(): Snippet[] {
  return globSync('**/*.mdx', { cwd: pages }).toSorted().flatMap(snippetsOf)
}

function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(pages + page, 'utf8')
  const fences = [...text.matchAll(FENCE)].map((match) => fenceOf(match, text))
  return fences.flatMap(({ meta, code, line }, index) => {
    if (!/^ run\b/.test(meta)) return []
    const next = fences[index + 1]
    const shown = next === undefined ? null : /^ output(?:=(\w+))?$/.exec(next.meta)
    const output = shown === null ? undefined : next?.code
    return [{ place: `${page}:${line}`, code, output, comparison: comparisonOf(shown?.[1]) }]
  })
}

function fenceOf(match: RegExpExecArray, text: string): { meta: string; code: string; line: number } {
  const [, margin = '', , meta = '', code = ''] = match
  const line = text.slice(0, match.index).split('\n').length
  return { meta, code: code.replaceAll(new RegExp(`^${margin}`, 'gm'), ''), line }
}

function comparisonOf(name: string | undefined): Comparison {
  if (name === undefined) return 'exact'
  if (name === 'lines' || name === 'numbers' || name === 'shape') return name
  throw new Error(`There is no comparison ${name}; there are lines, numbers and shape`)
}
