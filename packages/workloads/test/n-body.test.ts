import { describe, expect, test } from 'vitest'
import { type Bodies, makeBodies, nBody, totalEnergy } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

const python = `import math
position, velocity, mass, steps, step_size, softening = given
n = len(mass)
def pull(body):
    sums = [0.0, 0.0, 0.0]
    for other in range(n):
        if other == body: continue
        d = [position[3 * other + axis] - position[3 * body + axis] for axis in range(3)]
        square = d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + softening * softening
        strength = mass[other] / (square * math.sqrt(square))
        sums = [sums[axis] + d[axis] * strength for axis in range(3)]
    return sums
for step in range(steps + 1):
    kick = step_size / 2 if step in (0, steps) else step_size
    pulls = [pull(body) for body in range(n)]
    for body in range(n):
        for axis in range(3):
            velocity[3 * body + axis] += pulls[body][axis] * kick
            if step < steps: position[3 * body + axis] += velocity[3 * body + axis] * step_size
print(json.dumps([position, velocity]))`

/** Days a year and the sun's mass, in the units of the benchmarks game: 4 pi^2 makes the constant of gravitation 1. */
const [year, sun] = [365.24, 4 * Math.PI ** 2]

/** The sun and the four large planets: position, velocity a day, and mass in suns, as the benchmarks game has them. */
const planets = [
  [0, 0, 0, 0, 0, 0, 1],
  [
    4.8414314424647209, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425,
    -0.0000690460016972063023, 0.000954791938424326609,
  ],
  [
    8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411, 0.00499852801234917238,
    0.0000230417297573763929, 0.000285885980666130812,
  ],
  [
    12.894369562139131, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.0023784717395948095,
    -0.0000296589568540237556, 0.0000436624404335156298,
  ],
  [
    15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295,
    -0.000095159225451971587, 0.0000515138902046611451,
  ],
] as const

function solarSystem(): Bodies {
  const masses = Float64Array.from(planets, (planet) => planet[6] * sun)
  const velocities = Float64Array.from(planets.flatMap((planet) => planet.slice(3, 6).map((speed) => speed * year)))
  // The sun moves so that the whole stays where it is.
  for (let axis = 0; axis < 3; axis++) {
    let momentum = 0
    for (const [body, mass] of masses.entries()) momentum += (velocities[3 * body + axis] ?? 0) * mass
    velocities[axis] = -momentum / sun
  }
  return { positions: Float64Array.from(planets.flatMap((planet) => planet.slice(0, 3))), velocities, masses }
}

describe('nBody', () => {
  test('equals the same steps in Python, bit for bit', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const bodies = makeBodies(17, 3)
    const moved = nBody({ bodies, steps: 12, stepSize: 0.01, softening: 0.05 })
    const given = [[...bodies.positions], [...bodies.velocities], [...bodies.masses], 12, 0.01, 0.05]
    expect([[...moved.positions], [...moved.velocities]]).toEqual(runPython(python, given))
  })

  test('has the published energy of the solar system, and keeps it', () => {
    const bodies = solarSystem()
    expect(totalEnergy(bodies).toFixed(9)).toBe('-0.169075164')
    const moved = nBody({ bodies, steps: 1000, stepSize: 0.01 })
    expect(totalEnergy({ ...bodies, ...moved })).toBeCloseTo(-0.169075164, 5)
  })

  test('brings two bodies back after the period that Kepler gives, with a quarter of the error for half the step', () => {
    const masses = Float64Array.of(1, 1e-12)
    const bodies = {
      positions: Float64Array.of(0, 0, 0, 1, 0, 0),
      velocities: Float64Array.of(0, 0, 0, 0, 1, 0),
      masses,
    }
    const errorOf = (steps: number): number => {
      const { positions } = nBody({ bodies, steps, stepSize: (2 * Math.PI) / steps })
      return Math.hypot((positions[3] ?? 0) - (positions[0] ?? 0) - 1, (positions[4] ?? 0) - (positions[1] ?? 0))
    }
    expect(errorOf(1000) / errorOf(2000)).toBeCloseTo(4, 1)
    expect(errorOf(2000)).toBeLessThan(1e-4)
  })

  test('leaves the bodies given as they are', () => {
    const bodies = makeBodies(3, 1)
    nBody({ bodies, steps: 2, stepSize: 1 })
    expect(bodies).toEqual(makeBodies(3, 1))
  })

  test.each([
    [{ steps: 0 }, RangeError],
    [{ steps: 1.5 }, TypeError],
    [{ stepSize: 0 }, RangeError],
    [{ stepSize: Number.NaN }, TypeError],
    [{ softening: -1 }, RangeError],
    [{ gravitation: Infinity }, TypeError],
    [{ bodies: { ...makeBodies(2, 1), masses: new Float64Array(3) } }, RangeError],
    [{ bodies: { ...makeBodies(2, 1), masses: new Float64Array(0) } }, RangeError],
  ])('refuses %o', (change, error) => {
    expect(() => nBody({ bodies: makeBodies(2, 1), steps: 1, stepSize: 1, ...change })).toThrow(error)
  })
})
