import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const known = new Map<string, Set<string>>()

/** Tells whether `file > title` is the title of a test that runs, as it is written there, with the placeholders of `each`. */
export function testExists(place: string): boolean {
  const [file = '', ...path] = place.split(' > ')
  return titlesOf(file).has(path.at(-1) ?? '')
}

function titlesOf(file: string): Set<string> {
  const titles = known.get(file) ?? readTitles(file)
  known.set(file, titles)
  return titles
}

function readTitles(file: string): Set<string> {
  if (!file.endsWith('.test.ts') || !existsSync(root + file)) return new Set()
  const text = readFileSync(root + file, 'utf8')
  const starts = [...text.matchAll(/^ *test(?:\.(?:each|for|runIf|concurrent|sequential))*(?=\()/gm)]
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
