import type { Bodies } from './bodies.ts'

/** How bodies attract each other. */
export interface Attraction {
  readonly gravitation: number
  readonly softening: number
}

/** Adds up what all other bodies do to one, from the first to the last. */
export function accelerationOf(
  body: number,
  { positions, masses }: Bodies,
  { gravitation, softening }: Attraction,
): [x: number, y: number, z: number] {
  const x = positions[3 * body] ?? 0
  const y = positions[3 * body + 1] ?? 0
  const z = positions[3 * body + 2] ?? 0
  const least = softening * softening
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
  return [ax * gravitation, ay * gravitation, az * gravitation]
}
