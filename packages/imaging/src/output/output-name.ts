import { basename, extname } from 'node:path'
import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'
import { extensionFor, type OutputFormat } from '../format/formats.ts'
import { FailureSignal } from '../image-failure.ts'
import type { NameParts } from '../options.ts'

/** Makes the name of an output. */
export type NameMaker = (parts: NameParts) => string

const DEFAULT_TEMPLATE = 'compressed_{name}.{ext}'

/** Returns what makes the names of outputs, or throws what is wrong with the option. */
export function nameMaker(name: unknown = DEFAULT_TEMPLATE): NameMaker {
  if (isNameMaker(name)) return name
  if (typeof name !== 'string') {
    throw new OptionTypeError(
      `name must be a template such as '${DEFAULT_TEMPLATE}', or a function, got ${inspect(name)}`,
    )
  }
  const unknown = name.match(/\{(?!name\}|ext\})[^}]*\}?/)
  if (unknown !== null) throw new OptionRangeError(`name knows {name} and {ext}, got ${unknown[0]} in '${name}'`)
  if (!isFileName(name))
    throw new OptionRangeError(`name must be a file name, got '${name}'; set outDir for the folder`)
  return (parts) => name.replaceAll(/\{(name|ext)\}/g, (_, part) => (part === 'name' ? parts.name : parts.ext))
}

/** Returns the name of the output of one input. */
export function outputName(input: string, format: OutputFormat, make: NameMaker): string {
  const name = basename(input, extname(input))
  return callMaker(make, { name, ext: extensionFor(format, extname(input).slice(1)), format, input })
}

/** Has a name made, and refuses what is none. */
export function callMaker(make: NameMaker, parts: NameParts): string {
  const { input } = parts
  let outputName: unknown
  try {
    outputName = make(parts)
  } catch (cause) {
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_NAME', input, outputName: '' }, { cause })
  }
  if (typeof outputName === 'string' && isFileName(outputName)) return outputName
  throw new FailureSignal({ code: 'ERR_MP_IMAGE_NAME', input, outputName: String(outputName) })
}

/** A name with a folder in it could lead out of the folder that was asked for. */
function isFileName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name)
}

function isNameMaker(value: unknown): value is NameMaker {
  return typeof value === 'function'
}
