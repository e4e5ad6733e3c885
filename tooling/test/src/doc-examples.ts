import { MagicString, type SourceMap } from 'magic-string'
import { type Example, findExamples } from './find-examples.ts'
import { liftImport } from './lift-import.ts'

/** The part of a Vite plugin that is used here. */
interface TransformPlugin {
  name: string
  enforce: 'pre'
  transform: (code: string, id: string) => { code: string; map: SourceMap } | undefined
}

/**
 * Makes each example of a docstring a test of its own, with errors reported at its line of the source.
 *
 * @remarks
 * An example is a fence that opens with three backquotes and `ts @import.meta.vitest`. It sees `expect`, its own
 * imports and what its module declares.
 */
export function docExamples(): TransformPlugin {
  return {
    name: 'doc-examples',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || id.includes('/node_modules/')) return undefined
      const examples = findExamples(code)
      if (examples.length === 0) return undefined
      const text = appendTests(code, examples)
      return { code: text.toString(), map: text.generateMap({ source: id, hires: true }) }
    },
  }
}

/** Moves the lines of the examples to the end of the source, so that each keeps its place in the map. */
function appendTests(code: string, examples: Example[]): MagicString {
  const text = new MagicString(code.endsWith('\n') ? code : `${code}\n`)
  for (const example of examples) moveExample(text, example)
  const [first] = examples
  const start = first?.lines[0]?.start
  if (start !== undefined)
    text.prependRight(start, 'if (import.meta.vitest) {\nconst { expect, test } = import.meta.vitest\n')
  return text.append('}\n')
}

function moveExample(text: MagicString, { subject, line, lines }: Example): void {
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined) throw new SyntaxError(`The example on line ${line} is empty`)
  for (const position of lines) moveLine(text, position, text.original.length)
  const name = JSON.stringify(`example of ${subject}, line ${line}`)
  text.prependRight(first.start, `test(${name}, async () => {\n`)
  text.appendLeft(last.end, '})\n')
}

function moveLine(text: MagicString, { start, end }: { start: number; end: number }, target: number): void {
  const line = text.original.slice(start, end)
  const lifted = liftImport(line)
  if (lifted !== line) text.overwrite(start, end, `${lifted}\n`)
  text.move(start, end, target)
}
