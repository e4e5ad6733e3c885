import { checkInteger } from '../chunks/check-integer.ts'
import { checkLength } from '../chunks/check-number.ts'
import { randomDraws } from '../random/counter-random.ts'

const maxBodies = 1_000_000

/** Bodies that attract each other: three coordinates of each, x, y and z, one body after another. */
export interface Bodies {
  readonly positions: Float64Array
  /** In units of length a unit of time. */
  readonly velocities: Float64Array
  /** One a body. */
  readonly masses: Float64Array
}

/**
 * Refuses bodies whose arrays do not fit each other.
 *
 * @throws RangeError when there are none or more than 1,000,000, or lengths differ.
 */
export function checkBodies({ positions, velocities, masses }: Bodies): void {
  checkInteger('masses.length', masses.length, { min: 1, max: maxBodies })
  checkLength('positions', positions, 3 * masses.length)
  checkLength('velocities', velocities, 3 * masses.length)
}

/**
 * Makes up bodies in a cube with sides from -1 to 1, slow ones of a mass of 1 in all; always the same for a seed.
 *
 * @param count - From 1 to 1,000,000.
 * @param seed - From 0 to 4,294,967,295.
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range.
 * @example
 * ```ts @import.meta.vitest
 * expect(makeBodies(3, 1).positions).toHaveLength(9)
 * ```
 */
export function makeBodies(count: number, seed: number): Bodies {
  checkInteger('count', count, { min: 1, max: maxBodies })
  const draw = randomDraws(seed)
  const random = (): number => draw(2 ** 32) / 2 ** 31 - 1
  return {
    positions: Float64Array.from({ length: 3 * count }, random),
    velocities: Float64Array.from({ length: 3 * count }, () => random() / 4),
    masses: new Float64Array(count).fill(1 / count),
  }
}

/**
 * Adds up the kinetic energy of bodies and the potential energy of each pair: what motion leaves as it is.
 *
 * @remarks
 * O(bodies squared).
 * @param gravitation - The constant of gravitation in the units of the bodies.
 * @throws RangeError when lengths differ.
 * @example
 * ```ts @import.meta.vitest
 * const still = { positions: Float64Array.of(0, 0, 0, 2, 0, 0), velocities: new Float64Array(6) }
 * expect(totalEnergy({ ...still, masses: Float64Array.of(3, 4) })).toBe(-6)
 * ```
 */
export function totalEnergy(bodies: Bodies, gravitation = 1): number {
  checkBodies(bodies)
  const { positions, velocities, masses } = bodies
  let energy = 0
  for (const [one, mass] of masses.entries()) {
    energy += (mass * Math.hypot(...velocities.subarray(3 * one, 3 * one + 3)) ** 2) / 2
    for (let other = one + 1; other < masses.length; other++) {
      const away = [0, 1, 2].map((axis) => (positions[3 * one + axis] ?? 0) - (positions[3 * other + axis] ?? 0))
      energy -= (gravitation * mass * (masses[other] ?? 0)) / Math.hypot(...away)
    }
  }
  return energy
}
