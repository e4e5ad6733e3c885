/** The numbers a parameter may be; `above` itself is excluded, `min` and `max` are included. */
export interface NumberLimits {
  readonly min?: number
  readonly above?: number
  readonly max: number
}

/**
 * Refuses a value that is not a finite number within limits, in words that name the parameter.
 *
 * @throws TypeError when `value` is not a finite number.
 * @throws RangeError when `value` is outside the limits.
 */
export function checkNumber(name: string, value: number, { min, above, max }: NumberLimits): void {
  if (!Number.isFinite(value)) throw new TypeError(`${name} must be a finite number, got ${String(value)}`)
  const isTooSmall = (min !== undefined && value < min) || (above !== undefined && value <= above)
  if (!isTooSmall && value <= max) return
  const least = above === undefined ? `from ${min ?? 0}` : `above ${above} and`
  throw new RangeError(`${name} must be ${least} to ${max}, got ${value}`.replace('and to', 'and at most'))
}

/**
 * Refuses an array that does not have as many values as it must.
 *
 * @throws RangeError when it has fewer or more.
 */
export function checkLength(name: string, values: { readonly length: number }, length: number): void {
  if (values.length === length) return
  throw new RangeError(`${name} must have ${length} values, got ${values.length}`)
}
