/**
 * Writes an integer with its digits in threes.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(grouped(41666654n)).toBe('41,666,654')
 * ```
 */
export function grouped(value: number | bigint): string {
  return value.toString().replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
}
