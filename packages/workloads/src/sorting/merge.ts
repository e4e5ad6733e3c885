/** Two sorted runs, each before the other's numbers where they are equal. */
export interface Runs {
  readonly left: Float64Array
  readonly right: Float64Array
}

/**
 * Merges the numbers that come at `from` and after, as many as fit in `target`.
 *
 * @remarks
 * Where to start in each run is found by bisection (Odeh and others, "Merge Path", 2012), so workers can each merge a
 * stretch of the result.
 */
export function mergeStretch(target: Float64Array, { left, right }: Runs, from: number): void {
  let i = coRank({ left, right }, from)
  let j = from - i
  let at = 0
  while (at < target.length && i < left.length && j < right.length) {
    const a = left[i] ?? 0
    const b = right[j] ?? 0
    if (isBefore(b, a)) {
      target[at++] = b
      j++
    } else {
      target[at++] = a
      i++
    }
  }
  const rest = i < left.length ? left.subarray(i, i + target.length - at) : right.subarray(j, j + target.length - at)
  target.set(rest, at)
}

/** Counts the numbers of `left` among the first `rank` of both. */
function coRank({ left, right }: Runs, rank: number): number {
  let least = Math.max(0, rank - right.length)
  let most = Math.min(rank, left.length)
  while (least < most) {
    const i = (least + most) >>> 1
    // Number i of the left is among the first unless number rank - i - 1 of the right comes before it.
    if (isBefore(right[rank - i - 1] ?? 0, left[i] ?? 0)) most = i
    else least = i + 1
  }
  return least
}

/** Tells whether a number comes before another: -0 before 0, NaN last. */
function isBefore(one: number, other: number): boolean {
  if (one < other) return true
  if (one > other) return false
  if (one === other) return one === 0 && Object.is(one, -0) && Object.is(other, 0)
  return !Number.isNaN(one) && Number.isNaN(other)
}
