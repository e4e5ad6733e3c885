/**
 * Finds the name that a mistyped one was likely meant to be; undefined when none is near.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(nearest('mandelbort', ['square', 'mandelbrot'])).toBe('mandelbrot')
 * expect(nearest('tea', ['square', 'mandelbrot'])).toBeUndefined()
 * ```
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, distance: editDistance(typed, name) }))
  const best = ranked.toSorted((a, b) => a.distance - b.distance)[0]
  return best !== undefined && best.distance <= Math.max(2, typed.length * 0.4) ? best.name : undefined
}

/** Levenshtein's distance: insertions, deletions and exchanges of one character. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, character] of [...from].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...to].entries()) {
      const exchange = (previous[column] ?? 0) + (character === other ? 0 : 1)
      current.push(Math.min(exchange, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}
