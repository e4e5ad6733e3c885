import { inspect } from 'node:util'
import { checkInteger } from '../check-option.ts'
import { OptionTypeError } from '../errors.ts'

/** Anything whose bytes can be sent. */
export type Bytes = ArrayBufferView | ArrayBufferLike

/**
 * Returns a view of the bytes from `offset` on, without a copy.
 *
 * @throws {@link OptionTypeError} when `bytes` holds no bytes, such as a string.
 * @throws {@link OptionRangeError} when the range is not within the bytes.
 */
export function byteRange(bytes: Bytes, offset: number, size?: number): Uint8Array {
  const all = viewOf(bytes)
  checkInteger('offset', offset, { min: 0, max: all.byteLength })
  if (size === undefined) return all.subarray(offset)
  checkInteger('size', size, { min: 0, max: all.byteLength - offset })
  return all.subarray(offset, offset + size)
}

function viewOf(bytes: unknown): Uint8Array {
  if (ArrayBuffer.isView(bytes)) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes instanceof ArrayBuffer || bytes instanceof SharedArrayBuffer) return new Uint8Array(bytes)
  throw new OptionTypeError(`bytes must be a typed array, a Buffer or an ArrayBuffer, got ${inspect(bytes)}`)
}
