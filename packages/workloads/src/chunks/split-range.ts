import { checkInteger } from './check-integer.ts'

/** The integers `from <= i < to`, like Python's `range(from, to)`. */
export interface IntegerRange {
  readonly from: number
  readonly to: number
}

/**
 * Refuses a range that is not made of integers in order.
 *
 * @param max - Greatest `to` allowed.
 * @throws TypeError when an end is not an integer.
 * @throws RangeError when `from` is below 0, `to` above `max`, or `from` above `to`.
 */
export function checkRange({ from, to }: IntegerRange, max: number): void {
  checkInteger('to', to, { min: 0, max })
  checkInteger('from', from, { min: 0, max: to })
}

/**
 * Cuts a range into contiguous ranges whose lengths differ by at most 1.
 *
 * @param parts - Ranges wanted, at least 1.
 * @returns At most `parts` ranges in order, none of them empty, that cover the range exactly once.
 * @throws TypeError when an end or `parts` is not an integer.
 * @throws RangeError when the ends are out of order or negative, or `parts` is below 1.
 * @example
 * ```ts @import.meta.vitest
 * expect(splitRange({ from: 0, to: 10 }, 3)).toEqual([
 *   { from: 0, to: 3 },
 *   { from: 3, to: 6 },
 *   { from: 6, to: 10 },
 * ])
 * ```
 */
export function splitRange(range: IntegerRange, parts: number): IntegerRange[] {
  checkRange(range, Number.MAX_SAFE_INTEGER)
  checkInteger('parts', parts, { min: 1, max: Number.MAX_SAFE_INTEGER })
  const length = range.to - range.from
  const count = Math.min(parts, length)
  const base = count === 0 ? 0 : Math.floor(length / count)
  const longer = length - base * count
  const ranges: IntegerRange[] = []
  for (let index = 0, from = range.from; index < count; index++) {
    // The longer ranges come last, so that a cut never depends on a rounded fraction.
    const to = from + base + (index >= count - longer ? 1 : 0)
    ranges.push({ from, to })
    from = to
  }
  return ranges
}
