import { functionMadeBy, scriptThatImports } from './script-that-imports.ts'
import type { FunctionCode } from './description.ts'
import { accessorsOf } from './own-value.ts'

/** What a function needs to be made. */
export interface FunctionNeeds {
  code: FunctionCode
  /** Values that are known, by name. */
  constants: Record<string, unknown>
  /** Names of the constants whose values come after the function. */
  late: readonly string[]
  /** Name by which the function refers to itself. */
  self: string | undefined
}

/** A function, with setters for the constants that come late. */
export interface CompiledFunction {
  fn: Function
  setters: Record<string, (value: unknown) => void>
}

/** Long lines are bundles; the column of a stack matters less there than the memory. */
const MAX_PADDING = 1000

/** Makes a function from its source, such that stacks show its place in the original script. */
export function compileFunction({ code, constants: known, late, self }: FunctionNeeds): CompiledFunction {
  // One line comes before the source.
  const place = { filename: code.url, lineOffset: code.line - 1 }
  const script = scriptThatImports(factoryText({ code, constants: known, late, self }), place)
  const factory = functionMadeBy(script)
  // A variable may be called `__proto__`.
  const setters: CompiledFunction['setters'] = bareRecord()
  const made: unknown = Reflect.apply(factory, undefined, [known, setters])
  const fn = code.form === 'expression' ? made : memberOf(made, code.form)
  if (typeof fn !== 'function') throw new TypeError(`The source of a function made ${typeof fn}`)
  return { fn, setters }
}

function factoryText({ code, constants: known, late, self }: FunctionNeeds): string {
  const { prefix, source, strict, column, form } = code
  const lines = [`(function (${prefix}, ${prefix}Set) {`]
  if (strict) lines.push('"use strict";')
  for (const name of Object.keys(known)) lines.push(`const ${name} = ${prefix}.${name};`)
  for (const name of late) lines.push(`let ${name}; ${prefix}Set.${name} = (value) => { ${name} = value };`)
  const [open, close] = form === 'expression' ? ['(', ')'] : ['({', '})']
  lines.push(self === undefined ? `return ${open}` : `const ${self} = ${open}`)
  const end = self === undefined ? close : `${close}; return ${self}`
  return `${lines.join(' ')}\n${' '.repeat(Math.min(column, MAX_PADDING))}${source}\n${end}})`
}

function memberOf(holder: unknown, form: 'method' | 'getter' | 'setter'): unknown {
  const [descriptor = {}] = Object.values(Object.getOwnPropertyDescriptors(holder))
  const [getter, setter] = accessorsOf(descriptor) ?? []
  if (form === 'getter') return getter
  return form === 'setter' ? setter : descriptor.value
}

function bareRecord(): CompiledFunction['setters'] {
  const record: CompiledFunction['setters'] = {}
  Reflect.setPrototypeOf(record, null)
  return record
}
