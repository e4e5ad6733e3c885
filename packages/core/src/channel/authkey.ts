import { OptionTypeError } from '../errors.ts'

/** A secret that both ends know: bytes, or a string that stands for its UTF-8 bytes. */
export type AuthKey = Uint8Array | string

/** Returns the bytes of a key. */
export function checkAuthKey(name: string, key: unknown): Uint8Array {
  if (typeof key === 'string') return Buffer.from(key, 'utf8')
  if (key instanceof Uint8Array) return Uint8Array.from(key)
  // What was given may be a key all the same, so it is not shown.
  throw new OptionTypeError(`${name} must be a Uint8Array, a Buffer or a string, got ${kindOf(key)}`)
}

function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : typeof value
}
