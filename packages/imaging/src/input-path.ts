import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'

/** Returns the path that a string or a `file:` URL stands for, as it was given. */
export function pathOf(name: string, given: unknown): string {
  if (given instanceof URL) {
    if (given.protocol === 'file:') return fileURLToPath(given)
    throw new OptionRangeError(`${name} must be a path or a file: URL, got ${given.href}; download it first`)
  }
  if (given instanceof Uint8Array) {
    throw new OptionTypeError(`${name} must be a path or a file: URL, got bytes; give those to compressBytes`)
  }
  if (typeof given !== 'string')
    throw new OptionTypeError(`${name} must be a path or a file: URL, got ${inspect(given)}`)
  if (given === '' || given.includes('\0')) throw new OptionRangeError(`${name} must be a path, got ${inspect(given)}`)
  return given
}
