import type { SeededRandom } from './random.ts'
import { ValueNoise } from './value-noise.ts'

/** A colour: red, green and blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** What the pixels of one column between two heights are made of. */
export interface Layer {
  /** For each column, the first row that belongs to it. */
  top: Int32Array
  colour: Colour
  /** How much of the fine texture shows, from 0 to 1. */
  roughness: number
}

/** Returns sky, three ranges of hills and a meadow, from the back to the front. */
export function landscapeLayers(random: SeededRandom, width: number, height: number): Layer[] {
  const sky = { top: new Int32Array(width), colour: colourNear(random, [110, 160, 215]), roughness: 0.1 }
  const ranges = [0.35, 0.5, 0.62, 0.8].map((share, depth) => ({
    top: ridge(random, { width, base: share * height, relief: (0.14 - depth * 0.025) * height }),
    colour: colourNear(random, [120 - depth * 28, 135 - depth * 14, 140 - depth * 35]),
    roughness: 0.35 + depth * 0.2,
  }))
  return [sky, ...ranges]
}

/** Returns a colour that is near another one. */
export function colourNear(random: SeededRandom, [red, green, blue]: Colour): Colour {
  return [red + random.between(-25, 25), green + random.between(-25, 25), blue + random.between(-25, 25)]
}

/** Returns an outline of a range of hills: three waves of noise, each finer and lower than the one before. */
function ridge(random: SeededRandom, range: { width: number; base: number; relief: number }): Int32Array {
  const { width, base, relief } = range
  const outline = new Float32Array(width).fill(base)
  for (const [part, strength] of [
    [3, 1],
    [14, 0.3],
    [90, 0.07],
  ] as const) {
    const cell = Math.max(1, Math.round(width / part))
    new ValueNoise(random, { cell, width, height: 1 }).addRow(outline, 0, strength * relief)
  }
  return Int32Array.from(outline)
}
