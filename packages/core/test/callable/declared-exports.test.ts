import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { NODES } from './receiver.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('fixtures/declared-exports-program.ts', import.meta.url))

/** Modules whose text alone tells as what the function is exported, and that name. */
const told: [string, string][] = [
  ['export function f(n) { return n }\nf.keep()', 'f'],
  ['f.keep(); export function f(n) { return n }', 'f'],
  ['export async function f(n) { return n }\nf.keep()', 'f'],
  ['export function* f(n) { yield n }\nf.keep()', 'f'],
  ['export async function* f(n) { yield n }\nf.keep()', 'f'],
  ['export default function f(n) { return n }\nf.keep()', 'default'],
  ['const a = 1; export function f(n) { return f(n) }\nf.keep()', 'f'],
  ['/* one line */ export const f = (n) => n\nf.keep()', 'f'],
  ['export const f = async (n) => n\nf.keep()', 'f'],
  ['export const f     =   n => n\nf.keep(); const g = [f]', 'f'],
  ['// f in another name\nexport function f$f() {}\nf$f.keep(); const ff = 1', 'f$f'],
  ['// f() and f.name in a comment\nexport function f() {}\nf.keep()', 'f'],
]

/** Modules in which something else is assigned to the name of the function. */
const assigned = [
  'export function f() {}\nf.keep(); f = 1',
  'export function f() {}\nf.keep(); f\n  = 1',
  'export function f() {}\nf.keep(); f /* a */ = 1',
  'export function f() {}\nf.keep(); f += 1',
  'export function f() {}\nf.keep(); f &&= 1',
  'export function f() {}\nf.keep(); f++',
  'export function f() {}\nf.keep(); --f',
  'export function f() {}\nf.keep(); ++f;',
  'export function f() {}\nf.keep(); ++f\n"text"',
  'export function f() {}\nf.keep(); const g = f.name ? ++f : 1',
  'export function f() {}\nf.keep(); (f) = 1',
  'export function f() {}\nf.keep(); [f] = [1]',
  'export function f() {}\nf.keep(); [, f = 2] = [1]',
  'export function f() {}\nf.keep(); [...f] = [1]',
  'export function f() {}\nf.keep(); ({ f } = { f: 1 })',
  'export function f() {}\nf.keep(); ({ a: f } = { a: 1 })',
  'export function f() {}\nf.keep(); for (f of [1]);',
  'export function f() {}\nf.keep(); for (f in { a: 1 });',
  'export function f() {}\nf.keep(); \\u0066 = 1',
  'export default function f() {}\nf.keep(); f = 1',
]

/** Others in which the parser has to look. */
const doubtful = [
  'export function f() {}\nf.keep(); const all = [f]',
  'export function f() {}\nf.keep() // f is in a comment',
  '// `f`\nexport function f() {}\nf.keep()',
  '// "f" and f;\nexport function f() {}\nf.keep()',
  'export let f = () => 1\nf.keep()',
  'export const a = 1, f = () => 1\nf.keep()',
  'export const f = function () {}\nf.keep()',
  'export const f = class { static keep() { Function.prototype.keep.call(this) } }\nf.keep()',
  'export const f = (() => 1)\nf.keep()',
  'const f = () => 1; export { f as g }\nf.keep()',
  'function f() {}\nexport { f }\nf.keep()',
  'function f() {}\nf.keep()',
  'const object = { f() {} }\nobject.f.keep()',
  '// export\nfunction f() {}\nf.keep()',
  '/* export */ function f() {}\nf.keep()',
  'export const f = ((g) => (g.keep(), g))(() => 1)',
  'export const f = "export const g = " + ((g) => (g.keep(), 1))(() => 1)',
  'export const text = `export const f = ${(() => 1).keep()}`',
]

interface Names {
  byText?: string
  byParser?: string
}

async function namesIn(sources: readonly string[], execPath: string): Promise<Names[]> {
  const { stdout } = await run(execPath, [program, JSON.stringify(sources)])
  return JSON.parse(stdout)
}

test.each(NODES)('the text around a function tells the export that the parser finds, in %s', async (execPath) => {
  const sources = told.map(([source]) => source)
  const names = told.map(([, name]) => ({ byText: name, byParser: name }))
  expect(await namesIn(sources, execPath)).toEqual(names)
})

test.each(NODES)('where the text leaves a doubt, it tells nothing, in %s', async (execPath) => {
  for (const { byText } of await namesIn(doubtful, execPath)) expect(byText).toBeUndefined()
})

test.each(NODES)('what may be another function by now is no export, in %s', async (execPath) => {
  expect(await namesIn(assigned, execPath)).toEqual(assigned.map(() => ({})))
})
