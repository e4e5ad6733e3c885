/**
 * Words a time for people, in three figures.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { duration } = await import('./duration.ts')
 * expect([0.0123, 1.234, 56.7, 456, 2034, 75_000].map(duration)).toEqual(['12 µs', '1.23 ms', '56.7 ms', '456 ms', '2.03 s', '1:15'])
 * ```
 */
export function duration(ms: number): string {
  if (ms < 1) return `${Math.round(ms * 1000)} µs`
  if (ms < 1000) return `${threeFigures(ms)} ms`
  if (ms < 60_000) return `${threeFigures(ms / 1000)} s`
  return clock(ms)
}

/** Words a time as minutes and seconds, such as `0:07`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function threeFigures(value: number): string {
  if (value < 10) return value.toFixed(2)
  return value < 100 ? value.toFixed(1) : value.toFixed(0)
}

/** Words a speed-up, such as `1.92`. */
export function factor(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1)
}
