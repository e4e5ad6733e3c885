import { checkInteger } from '../chunks/check-integer.ts'
import { checkNumber } from '../chunks/check-number.ts'
import { runInParts, type ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { concatenateFloat64 } from '../chunks/concatenate.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { accelerations } from './acceleration.ts'
import { checkBodies, type Bodies } from './bodies.ts'

/** Bodies, and how far to follow them. */
export interface NBodyInput {
  readonly bodies: Bodies
  /** Steps, from 1 to 1,000,000,000. */
  readonly steps: number
  /** Time of a step, above 0. */
  readonly stepSize: number
  /**
   * Constant of gravitation in the units of the bodies, at least 0.
   *
   * @defaultValue 1
   */
  readonly gravitation?: number
  /**
   * Length below which attraction grows no more (Plummer's softening), at least 0.
   *
   * @defaultValue 0
   */
  readonly softening?: number
  /**
   * Steps that are done: a kernel counts them for itself.
   *
   * @defaultValue 0
   */
  readonly done?: number
}

/** The bodies `from <= i < to` of one step. */
export interface NBodyPart extends NBodyInput, IntegerRange {}

/** Where bodies are, and how they move. */
export type Motion = Pick<Bodies, 'positions' | 'velocities'>

/**
 * Follows bodies that attract each other.
 *
 * @remarks
 * Every pair, O(bodies squared) a step, about 2.7 ns a pair in WebAssembly. Leapfrog (Störmer and Verlet) in the form kick, drift, kick:
 * each step is second order, reversible in time, and keeps energy from drifting. Forces on a body are added up from the
 * first body to the last, so its path does not depend on how bodies are spread over workers.
 * @returns New arrays; those given stay as they are.
 * @throws TypeError when a number is not an integer or not finite.
 * @throws RangeError when a number is out of range, or lengths differ.
 * @see Hairer, Lubich and Wanner, "Geometric Numerical Integration", 2006, I.1.4.
 * @example
 * ```ts @import.meta.vitest
 * const { totalEnergy, makeBodies } = await import('@mp/workloads')
 * const bodies = makeBodies(20, 1)
 * const moved = nBody({ bodies, steps: 100, stepSize: 1e-4 })
 * expect(totalEnergy({ ...bodies, ...moved })).toBeCloseTo(totalEnergy(bodies), 4)
 * ```
 */
export function nBody(input: NBodyInput): Motion {
  return runInParts(nBodyKernel, input, 1)
}

/**
 * Moves the bodies of a part by one step.
 *
 * @throws TypeError when a number is not an integer or not finite.
 * @throws RangeError when a number is out of range, or lengths differ.
 * @example
 * ```ts @import.meta.vitest
 * const bodies = { positions: new Float64Array(3), velocities: Float64Array.of(1, 0, 0), masses: Float64Array.of(1) }
 * expect(runNBodyPart({ bodies, steps: 1, stepSize: 2, from: 0, to: 1 }).positions[0]).toBe(2)
 * ```
 */
export function runNBodyPart(part: NBodyPart): Motion {
  checkInput(part)
  checkRange(part, part.bodies.masses.length)
  const { from, to, bodies, steps, stepSize, gravitation = 1, softening = 0, done = 0 } = part
  const positions = bodies.positions.slice(3 * from, 3 * to)
  const velocities = bodies.velocities.slice(3 * from, 3 * to)
  // Half a kick begins, half a kick ends; between two drifts the halves of neighbouring steps are one.
  const kick = done === 0 || done === steps ? stepSize / 2 : stepSize
  const drift = done === steps ? 0 : stepSize
  const kicks = accelerations({ from, to }, bodies, { gravitation, softening })
  for (const [at, acceleration] of kicks.entries()) {
    const velocity = (velocities[at] ?? 0) + acceleration * kick
    velocities[at] = velocity
    positions[at] = (positions[at] ?? 0) + velocity * drift
  }
  return { positions, velocities }
}

/**
 * Follows bodies step by step, each step in parts of some bodies; one round more than steps.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { makeBodies, runInParts } = await import('@mp/workloads')
 * const input = { bodies: makeBodies(9, 1), steps: 3, stepSize: 0.01 }
 * expect(runInParts(nBodyKernel, input, 4)).toEqual(nBody(input))
 * ```
 */
export const nBodyKernel: ChunkedKernel<NBodyInput, NBodyPart, Motion> = {
  plan: (input, parts) => {
    checkInput(input)
    return splitRange({ from: 0, to: input.bodies.masses.length }, parts).map((range) => ({ ...input, ...range }))
  },
  run: runNBodyPart,
  combine: (results) => ({
    positions: concatenateFloat64(results.map(({ positions }) => positions)),
    velocities: concatenateFloat64(results.map(({ velocities }) => velocities)),
  }),
  next: (input, motion) => {
    const done = (input.done ?? 0) + 1
    return done > input.steps ? undefined : { ...input, done, bodies: { ...input.bodies, ...motion } }
  },
}

function checkInput({ bodies, steps, stepSize, gravitation = 1, softening = 0, done = 0 }: NBodyInput): void {
  checkBodies(bodies)
  checkInteger('steps', steps, { min: 1, max: 1e9 })
  checkInteger('done', done, { min: 0, max: steps })
  checkNumber('stepSize', stepSize, { above: 0, max: Number.MAX_VALUE })
  checkNumber('gravitation', gravitation, { min: 0, max: Number.MAX_VALUE })
  checkNumber('softening', softening, { min: 0, max: Number.MAX_VALUE })
}
