import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Titles as they are written in a file, with the placeholders of `each`. */
interface Titles {
  tests: Set<string>
  suites: Set<string>
}

const known = new Map<string, Titles>()

/** Tells whether `file > title`, or `file > suite > title`, names a test that runs. */
export function testExists(place: string): boolean {
  const [file = '', ...path] = place.split(' > ')
  const { tests, suites } = titlesOf(file)
  return tests.has(path.at(-1) ?? '') && path.slice(0, -1).every((suite) => suites.has(suite))
}

/** Returns the titles of the tests in a file, with the placeholders of `each`. */
export function titlesIn(file: string): string[] {
  return [...titlesOf(file).tests]
}

function titlesOf(file: string): Titles {
  const titles = known.get(file) ?? readTitles(file)
  known.set(file, titles)
  return titles
}

function readTitles(file: string): Titles {
  const text = file.endsWith('.test.ts') && existsSync(root + file) ? readFileSync(root + file, 'utf8') : ''
  return { tests: titlesBehind('test', text), suites: titlesBehind('describe', text) }
}

function titlesBehind(name: string, text: string): Set<string> {
  const starts = [
    ...text.matchAll(new RegExp(`^ *${name}(?:\\.(?:each|for|runIf|concurrent|sequential))*(?=\\()`, 'gm')),
  ]
  return new Set(starts.flatMap(({ index, 0: start }) => titleAt(text, index + start.length) ?? []))
}

/** Reads the first string that opens a list of arguments: `('title', …)`, or `(cases)('title', …)`. */
function titleAt(text: string, open: number): string | undefined {
  const title = /^\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/.exec(text.slice(open))
  if (title !== null) return title[2]?.replaceAll(/\\(.)/g, '$1')
  const close = closingParenthesis(text, open)
  return text[close + 1] === '(' ? titleAt(text, close + 1) : undefined
}

function closingParenthesis(text: string, open: number): number {
  let depth = 0
  const tokens = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/.*|[()]/g
  tokens.lastIndex = open
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === '(') depth++
    if (token[0] === ')' && --depth === 0) return token.index
  }
  return text.length
}
