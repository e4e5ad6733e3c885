import type { ScriptSource } from './inspect-function.ts'

/** `function name`, up to where the engine says that the function begins. */
const FUNCTION_HEAD = /^(?:async )?function ?\*? ?([\w$]+) ?(?=\()/
const EXPORT_FUNCTION = /(?:^|[\s;}])export (default )?$/
const ARROW_TEXT = /^(?!(?:async )?function\b|class\b)/
const EXPORT_CONST = /(?:^|[\s;}])export const ([\w$]+) *= *$/
/** Longer than what stands before a function of these forms. */
const LOOK_BACK = 200

/**
 * Returns the name under which a module exports a function, if the text around it says so beyond doubt:
 * `export function name`, `export default function name` or `export const name = () =>`, never assigned to.
 *
 * @remarks
 * Spares a program the parser, whose first use takes tens of milliseconds. What the engine says is a function is code,
 * and so is a keyword right before it. Any doubt, such as the name in a comment, is left to the parser.
 * @param at - Where the engine says that the function begins.
 */
export function declaredExportOf(
  fn: Function,
  { text, startLine, startColumn }: ScriptSource,
  { line, column }: { line: number; column: number },
): string | undefined {
  const row = line - startLine
  const offset = offsetOf(text, row, row === 0 ? column - startColumn : column)
  const source = Function.prototype.toString.call(fn)
  return declaredFunction(text, source, offset) ?? declaredArrow(text, source, offset)
}

function declaredFunction(text: string, source: string, offset: number): string | undefined {
  const [head = '', name = ''] = FUNCTION_HEAD.exec(source) ?? []
  const start = offset - head.length
  if (head === '' || !text.startsWith(source, start)) return undefined
  const before = EXPORT_FUNCTION.exec(textBefore(text, start))
  if (before === null || mayBeAssigned(text, name)) return undefined
  return before[1] === undefined ? name : 'default'
}

/** A constant is never assigned to. */
function declaredArrow(text: string, source: string, offset: number): string | undefined {
  if (!ARROW_TEXT.test(source) || !text.startsWith(source, offset)) return undefined
  return EXPORT_CONST.exec(textBefore(text, offset))?.[1]
}

function textBefore(text: string, start: number): string {
  return text.slice(Math.max(0, start - LOOK_BACK), start)
}

/** What stands behind a name that is called or asked for a property: anything else may be assigned to it. */
const USE = /\s*[(.]/y
const WORD = /[\w$]/

/** Tells whether anything in a text may assign to a variable with that name. */
function mayBeAssigned(text: string, name: string): boolean {
  // A name can be spelled by the numbers of its characters.
  if (text.includes('\\u')) return true
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length
    const isPartOfAnother = WORD.test(text[at - 1] ?? '') || WORD.test(text[end] ?? '')
    USE.lastIndex = end
    if (!isPartOfAnother && !USE.test(text)) return true
  }
  return false
}

/** Returns where a column of a line is, both from 0. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let row = 0; row < line; row += 1) {
    const lineEnd = text.indexOf('\n', start)
    if (lineEnd < 0) return -1
    start = lineEnd + 1
  }
  return start + column
}
