import { type Attempt, Look } from '../memory/look.ts'
import type { Spinner } from '../memory/spinner.ts'

/** Tries, and if that fails looks on for some microseconds and tries again, which is cheaper than going to sleep. */
export function glance<T>(cells: Int32Array, spinner: Spinner, attempt: Attempt<T>): T | undefined {
  const look = new Look()
  const first = attempt(look)
  if (first !== undefined || !spinner.spin(cells, look.index, look.expected)) return first
  return attempt(look)
}
