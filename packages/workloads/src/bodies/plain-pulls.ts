import type { IntegerRange } from '../chunks/split-range.ts'
import type { Bodies } from './bodies.ts'

/** Adds up pulls of all bodies in plain TypeScript; no square of a distance counts for less than `least` more. */
export function pullsPlainly({ from, to }: IntegerRange, bodies: Bodies, least: number): Float64Array {
  const pulls = new Float64Array(3 * (to - from))
  for (let body = from; body < to; body++) pulls.set(pullOn(body, bodies, least), 3 * (body - from))
  return pulls
}

function pullOn(body: number, { positions, masses }: Bodies, least: number): [x: number, y: number, z: number] {
  const x = positions[3 * body] ?? 0
  const y = positions[3 * body + 1] ?? 0
  const z = positions[3 * body + 2] ?? 0
  let [ax, ay, az] = [0, 0, 0]
  for (let other = 0, at = 0; other < masses.length; other++, at += 3) {
    if (other === body) continue
    const dx = (positions[at] ?? 0) - x
    const dy = (positions[at + 1] ?? 0) - y
    const dz = (positions[at + 2] ?? 0) - z
    const square = dx * dx + dy * dy + dz * dz + least
    const pull = (masses[other] ?? 0) / (square * Math.sqrt(square))
    ax += dx * pull
    ay += dy * pull
    az += dz * pull
  }
  return [ax, ay, az]
}
