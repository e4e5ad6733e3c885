import { clock } from '../duration.ts'

/**
 * Words a count with gaps between thousands.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect([7, 1361, 1e6].map(count)).toEqual(['7', '1 361', '1 000 000'])
 * ```
 */
export function count(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ' ')
}

/**
 * Words a size in bytes, in at most five columns.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect([0, 900, 208e6, 1.5e9].map(bytes)).toEqual(['0 B', '900 B', '208 M', '1.5 G'])
 * ```
 */
export function bytes(value: number): string {
  if (value < 1000) return `${Math.round(value)} B`
  const units = ['K', 'M', 'G', 'T']
  let [scaled, unit] = [value / 1000, 0]
  while (scaled >= 999.5 && unit < units.length - 1) [scaled, unit] = [scaled / 1000, unit + 1]
  return `${scaled < 9.95 ? scaled.toFixed(1) : Math.round(scaled)} ${units[unit] ?? ''}`
}

/**
 * Words how long something lasts, in at most six columns.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect([300, 41_000, 723_000, 7_500_000].map(span)).toEqual(['0.3 s', '41 s', '12m03', '2h05'])
 * ```
 */
export function span(ms: number): string {
  if (ms < 9950) return `${(Math.max(0, ms) / 1000).toFixed(1)} s`
  if (ms < 99_500) return `${Math.round(ms / 1000)} s`
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 60) return `${minutes}m${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')}`
  return `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}`
}

/** Words an estimate with its spread, such as `0:39 ± 4 s`; `dash` stands for none. */
export function etaText(eta: { ms: number; spreadMs: number } | undefined, dash: string): string {
  if (eta === undefined) return dash
  if (eta.spreadMs < 500) return clock(eta.ms)
  const spread = eta.spreadMs < 60_000 ? `${Math.round(eta.spreadMs / 1000)} s` : clock(eta.spreadMs)
  return `${clock(eta.ms)} ± ${spread}`
}

/** Words a rate, such as `16.2 /s`. */
export function rate(perSecond: number): string {
  if (perSecond >= 99.5) return `${count(perSecond)} /s`
  return `${perSecond < 9.95 ? perSecond.toFixed(2) : perSecond.toFixed(1)} /s`
}

/** Words a time of the day, such as `12:04:11`. */
export function timeOfDay(at: number): string {
  return new Date(at).toTimeString().slice(0, 8)
}

/** Words a share, such as `81%`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
