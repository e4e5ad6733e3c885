import type { IntegerRange } from '../chunks/split-range.ts'
import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import type { Bodies } from './bodies.ts'

/** Adds up pulls of all bodies in WebAssembly, as {@link pullsPlainly} does; `undefined` where there is none. */
export function pullsFast({ from, to }: IntegerRange, bodies: Bodies, least: number): Float64Array | undefined {
  const count = bodies.masses.length
  // Bodies are moved two at a time: the last may have an empty place beside it.
  const room = count + 2 - (count % 2)
  const layout = new Layout()
  const bodiesAt = layout.add(4 * 8 * room)
  const pullsAt = layout.add(3 * 8 * room)
  return withInstance(layout.byteLength, ({ functions, memory: { buffer } }) => {
    layOut(new Float64Array(buffer, bodiesAt, 4 * room), bodies)
    functions.addPulls(bodiesAt, count, room, from, to - from, pullsAt, least)
    const pulls = new Float64Array(buffer, pullsAt, 3 * room)
    return Float64Array.from({ length: 3 * (to - from) }, (_, at) => pulls[(at % 3) * room + Math.floor(at / 3)] ?? 0)
  })
}

/** Lays bodies out coordinate by coordinate, then their masses. */
function layOut(target: Float64Array, { positions, masses }: Bodies): void {
  const room = target.length / 4
  for (const [at, value] of positions.entries()) target[(at % 3) * room + Math.floor(at / 3)] = value
  target.set(masses, 3 * room)
}
