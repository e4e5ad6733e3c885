import type { IntegerRange } from '../chunks/split-range.ts'
import type { Bodies } from './bodies.ts'
import { pullsPlainly } from './plain-pulls.ts'
import { pullsFast } from './wasm-pulls.ts'

/** How bodies attract each other. */
export interface Attraction {
  readonly gravitation: number
  readonly softening: number
}

/**
 * Adds up what all other bodies do to each of some, from the first to the last.
 *
 * @returns Three values for each of them: along x, y and z.
 */
export function accelerations(
  range: IntegerRange,
  bodies: Bodies,
  { gravitation, softening }: Attraction,
): Float64Array {
  const least = softening * softening
  const pulls = pullsFast(range, bodies, least) ?? pullsPlainly(range, bodies, least)
  return pulls.map((pull) => pull * gravitation)
}
