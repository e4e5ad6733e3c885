/** The integers a parameter may be, both ends included. */
export interface IntegerLimits {
  readonly min: number
  readonly max: number
}

/**
 * Refuses a value that is not an integer within limits, in words that name the parameter.
 *
 * @throws TypeError when `value` is not an integer.
 * @throws RangeError when `value` is outside the limits.
 */
export function checkInteger(name: string, value: number, limits: IntegerLimits): void {
  if (!Number.isInteger(value)) throw new TypeError(`${name} must be an integer, got ${String(value)}`)
  if (value < limits.min || value > limits.max) {
    throw new RangeError(`${name} must be from ${limits.min} to ${limits.max}, got ${value}`)
  }
}
