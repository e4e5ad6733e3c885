import { readFileSync } from 'node:fs'
import ts from 'typescript'

const source = readFileSync(new URL('../../../packages/core/test/errors/occurrences.ts', import.meta.url), 'utf8')
const file = ts.createSourceFile('occurrences.ts', source, ts.ScriptTarget.Latest, true)
const imported = importedNames((from) => from === '@mp/core')
// What only the tests have: their imports, and functions of the file itself.
const foreign = [
  ...importedNames((from) => from !== '@mp/core'),
  ...file.statements.filter(ts.isFunctionDeclaration).flatMap(({ name }) => (name === undefined ? [] : [name.text])),
]
const programs = readPrograms()

/** Returns a program that ends in the error, from the test that has each error occur; undefined where it needs more than the library. */
export function occurrenceOf(code: string): string | undefined {
  return programs.get(code)
}

function readPrograms(): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && ts.isArrowFunction(node.initializer)) {
      const program = programOf(node.initializer.body)
      if (program !== undefined) found.set(node.name.text, program)
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function programOf(body: ts.ConciseBody): string | undefined {
  const text = ts.isBlock(body) ? linesOf(body) : expressionOf(body)
  const used = new Set(text.match(/[A-Za-z]\w*/g))
  if (foreign.some((name) => used.has(name))) return undefined
  const names = imported.filter((name) => used.has(name)).toSorted()
  return `import { ${names.join(', ')} } from '@mp/core'\n\n${text}`
}

/** Returns the names that the tests import, from the library or from elsewhere. */
function importedNames(isWanted: (from: string) => boolean): string[] {
  return file.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
    const bindings = importClause?.namedBindings
    if (bindings === undefined || !ts.isNamedImports(bindings)) return []
    const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
    return isWanted(from) ? bindings.elements.map(({ name }) => name.text) : []
  })
}

/** Returns the statements of a block, at the left margin. */
function linesOf(block: ts.Block): string {
  const text = block.getText(file).slice(1, -1).replace(/^\n+/, '').trimEnd()
  const margin = /^ */.exec(text)?.[0].length ?? 0
  return text
    .split('\n')
    .map((line) => line.slice(Math.min(margin, /^ */.exec(line)?.[0].length ?? 0)))
    .join('\n')
}

/** Returns an expression as a statement; what runs in a pool of the tests gets one of its own. */
function expressionOf(body: ts.Expression): string {
  const [argument] = ts.isCallExpression(body) && body.expression.getText(file) === 'withPool' ? body.arguments : []
  if (argument === undefined || !ts.isArrowFunction(argument))
    return `await ${body.getText(file)}`.replace('await new', 'new')
  const inner = ts.isBlock(argument.body)
    ? linesOf(argument.body).replace('return ', 'await ')
    : `await ${argument.body.getText(file)}`
  return `await using pool = new Pool(1)\n${inner}`
}
