import { inspect } from 'node:util'
import { OptionTypeError } from '@mp/core'
import { cancellable } from './cancelled.ts'
import { ENCODE_KEYS, encodeSettings } from './check-encode-options.ts'
import { checkKeys, checkSignal } from './check-option.ts'
import { encodeImage } from './codec/encode.ts'
import type { BytesOptions } from './options.ts'
import type { CompressedImage } from './run-plan.ts'
import { withTypedErrors } from './typed-error.ts'
import { untilAborted } from './until-aborted.ts'

/** An image that was compressed in memory. */
export interface CompressedBytes extends Omit<CompressedImage, 'input' | 'output' | 'variants' | 'backup'> {
  /** The encoded image. */
  data: Uint8Array
}

const KEYS = [...ENCODE_KEYS, 'signal'] as const

/**
 * Compresses an image that is in memory, in this process.
 *
 * @remarks
 * Do not change the bytes before the call has settled: they are read on another thread, and are not copied. Where nothing
 * is gained and nothing is to be removed, `data` is `bytes` itself.
 * @param bytes - A whole JPEG, PNG, WebP, AVIF, GIF or TIFF.
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when an option is not allowed.
 * @throws {@link ImageError} with a class and `code` for each cause; its `input` is `(bytes)`.
 * @throws {@link CancelledError} when `signal` aborts.
 * @see {@link compressImage} from file to file.
 * @example
 * ```ts @import.meta.vitest
 * import { compressBytes, encodeSamplePhoto } from '@mp/imaging'
 * const photo = await encodeSamplePhoto(1, { width: 640, height: 480 })
 * const { data, format } = await compressBytes(photo, { format: 'webp', width: 320 })
 * expect(format).toBe('webp')
 * expect(data.byteLength).toBeLessThan(photo.byteLength)
 * ```
 */
export async function compressBytes(bytes: Uint8Array, options: BytesOptions = {}): Promise<CompressedBytes> {
  checkKeys('options', options, KEYS)
  if (!(bytes instanceof Uint8Array)) {
    throw new OptionTypeError(`bytes must be a Uint8Array, got ${inspect(bytes)}; give a path to compressImage`)
  }
  const settings = encodeSettings(options)
  const signal = checkSignal(options.signal)
  const start = performance.now()
  const encoded = await cancellable('Compressing bytes', signal, () =>
    withTypedErrors(() => untilAborted(encodeImage(bytes, '(bytes)', { ...settings, signal }), signal)),
  )
  const { data } = encoded
  return { ...encoded, bytesBefore: bytes.byteLength, bytesAfter: data.byteLength, ms: performance.now() - start }
}
