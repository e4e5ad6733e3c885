import { checkInteger } from '../chunks/check-integer.ts'
import { randomDraws } from '../random/counter-random.ts'

/** Pixels on a side. */
const side = 16
/** The strokes of each digit, as on a display of seven: top, upper right, lower right, bottom, lower left, upper left, middle. */
const strokes = ['ABCDEF', 'BC', 'ABGED', 'ABGCD', 'FGBC', 'AFGCD', 'AFGEDC', 'ABC', 'ABCDEFG', 'ABCDFG'] as const
/** Ends of each stroke: x and y, x and y. */
const places: Readonly<Record<string, readonly [number, number, number, number]>> = {
  A: [4, 2, 11, 2],
  B: [11, 2, 11, 8],
  C: [11, 8, 11, 13],
  D: [4, 13, 11, 13],
  E: [4, 8, 4, 13],
  F: [4, 2, 4, 8],
  G: [4, 8, 11, 8],
}

/** Pictures of digits. */
export interface Digits {
  /** 256 pixels of each, 16 rows of 16 from the top, 0 for paper and 255 for ink. */
  readonly features: Uint8Array
  /** The digits, from 0 to 9. */
  readonly labels: Uint8Array
}

/**
 * Draws digits with an unsteady hand, each a little different; always the same for a seed.
 *
 * @param count - From 0 to 1,000,000.
 * @param seed - From 0 to 4,294,967,295.
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range.
 * @example
 * ```ts @import.meta.vitest
 * expect(makeDigits(12, 1).labels).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1))
 * ```
 */
export function makeDigits(count: number, seed: number): Digits {
  checkInteger('count', count, { min: 0, max: 1_000_000 })
  const draw = randomDraws(seed)
  const features = new Uint8Array(count * side * side)
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10)
  for (let index = 0; index < count; index++) {
    drawDigit(features.subarray(index * side * side, (index + 1) * side * side), index % 10, draw)
  }
  return { features, labels }
}

function drawDigit(pixels: Uint8Array, digit: number, draw: (bound: number) => number): void {
  const wobble = (): number => (draw(1000) - 500) / 600
  const [slant, left, top] = [wobble() / 8, wobble(), wobble()]
  for (const stroke of strokes[digit] ?? '') {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = places[stroke]?.map((place) => place + wobble()) ?? []
    for (let step = 0; step <= 20; step++) {
      const y = y0 + ((y1 - y0) * step) / 20
      const x = x0 + ((x1 - x0) * step) / 20 + slant * (8 - y)
      dot(pixels, [x + left, y + top], 150 + draw(105))
    }
  }
}

/** Leaves ink on the four pixels around a point, most on the nearest. */
function dot(pixels: Uint8Array, [x, y]: readonly [number, number], ink: number): void {
  for (const column of [Math.floor(x), Math.floor(x) + 1]) {
    for (const row of [Math.floor(y), Math.floor(y) + 1]) {
      if (column < 0 || column >= side || row < 0 || row >= side) continue
      const share = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row))
      pixels[row * side + column] = Math.max(pixels[row * side + column] ?? 0, ink * share)
    }
  }
}
