import { checkLength } from '../chunks/check-number.ts'

const maxLength = 2 ** 26

/** Complex numbers: real and imaginary parts, equally many. */
export interface Signal {
  readonly real: Float64Array
  readonly imaginary: Float64Array
}

/**
 * Refuses a length that is no power of 2.
 *
 * @throws RangeError when it is not a power of 2 from 1 to 67,108,864.
 */
export function checkPowerOfTwo(name: string, length: number): void {
  if (Number.isInteger(Math.log2(length)) && length >= 1 && length <= maxLength) return
  throw new RangeError(`${name} must be a power of 2 from 1 to ${maxLength}, got ${length}`)
}

/**
 * Refuses a signal that cannot be transformed.
 *
 * @throws RangeError when its length is not a power of 2 from 1 to 67,108,864, or its parts differ in length.
 */
export function checkSignal({ real, imaginary }: Signal): void {
  checkPowerOfTwo('real.length', real.length)
  checkLength('imaginary', imaginary, real.length)
}
