/**
 * Words a number of bytes for people.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect([900, 88_800, 4_300_000, 2.5e9].map(sizeText)).toEqual(['0.9 kB', '88.8 kB', '4.3 MB', '2.5 GB'])
 * ```
 */
export function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

/** Words by how much something became smaller, such as `-75 %`. */
export function savedText(before: number, after: number): string {
  const percent = before === 0 ? 0 : Math.round((after / before - 1) * 100)
  return `${percent > 0 ? '+' : ''}${percent} %`
}
