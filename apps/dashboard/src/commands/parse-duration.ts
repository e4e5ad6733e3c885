import { InvalidArgumentError } from 'commander'

const unitMs: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** The longest that a timer of Node can wait. */
const mostMs = 2 ** 31 - 1

/**
 * Reads a time such as `500ms`, `1.5s`, `2m` or `1h`; a number without a unit is milliseconds.
 *
 * @returns Milliseconds, more than 0.
 * @throws InvalidArgumentError when it is no time, 0, or beyond 24 days.
 * @example
 * ```ts @import.meta.vitest
 * expect(['250', '250ms', '1.5s', '2m', '1h'].map(parseDuration)).toEqual([250, 250, 1500, 120_000, 3_600_000])
 * expect(() => parseDuration('soon')).toThrow(/500ms, 10s, 2m or 1h/)
 * ```
 */
export function parseDuration(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(text.trim()) ?? []
  const ms = Number(number) * (unitMs[unit] ?? Number.NaN)
  if (number !== '' && ms > 0 && ms <= mostMs) return ms
  throw new InvalidArgumentError('It must be a time such as 500ms, 10s, 2m or 1h, at most 24 days.')
}
