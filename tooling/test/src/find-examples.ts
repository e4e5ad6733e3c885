/** One example of a docstring, as positions in the source. */
export interface Example {
  /** Name of what the docstring describes. */
  subject: string
  /** Line of the source that the fence stands on, from 1. */
  line: number
  /** Start and end of each line of code, its break included. */
  lines: { start: number; end: number }[]
}

const FENCE = /^[ \t]*\* ?```ts @import\.meta\.vitest[ \t]*$/
const END = /^[ \t]*\* ?```[ \t]*$/
const PREFIX = /^[ \t]*\*(?: |$)?/
const SUBJECT =
  /^\s*(?:export |declare |abstract |async |static |override |readonly |get |set |const |class |interface |type |function\*? |\* ?)*([\w$#]+)/

/** Finds the fences of docstrings that ask to be run, in order. */
export function findExamples(source: string): Example[] {
  const examples: Example[] = []
  let open: Example | undefined
  for (const { text, start, number } of linesOf(source)) {
    if (open === undefined) {
      if (FENCE.test(text)) open = { subject: subjectAfter(source, start), line: number, lines: [] }
    } else if (END.test(text)) {
      examples.push(open)
      open = undefined
    } else {
      open.lines.push({ start: start + (PREFIX.exec(text)?.[0].length ?? 0), end: start + text.length + 1 })
    }
  }
  return examples
}

function* linesOf(source: string): Generator<{ text: string; start: number; number: number }> {
  let start = 0
  let number = 1
  for (const text of source.split('\n')) {
    yield { text, start, number }
    start += text.length + 1
    number += 1
  }
}

/** Returns the name that is declared after the comment around `position`. */
function subjectAfter(source: string, position: number): string {
  const end = source.indexOf('*/', position)
  return SUBJECT.exec(source.slice(end + 2))?.[1] ?? 'the module'
}
