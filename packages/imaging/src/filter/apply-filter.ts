import type { Sharp } from '../codec/library.ts'
import type { Filter } from './filters.ts'

/** Weights of red, green and blue in each colour of the result. */
type Matrix = [[number, number, number], [number, number, number], [number, number, number]]

/** Brightness of a colour as the eye sees it: ITU-R BT.709. */
const GREY: Matrix = [
  [0.2126, 0.7152, 0.0722],
  [0.2126, 0.7152, 0.0722],
  [0.2126, 0.7152, 0.0722],
]

/** The tone of old prints, as the `sepia` of the W3C's Filter Effects has it. */
const SEPIA: Matrix = [
  [0.393, 0.769, 0.189],
  [0.349, 0.686, 0.168],
  [0.272, 0.534, 0.131],
]

/** Adds a filter to a pipeline on pictures of a size, one above the other where there are several frames. */
export function applyFilter(image: Sharp, filter: Filter, size: { width: number; height: number }): Sharp {
  switch (filter.name) {
    case 'grayscale':
      return image.toColourspace('srgb').recomb(mixed(GREY, filter.amount))
    case 'sepia':
      return image.toColourspace('srgb').recomb(mixed(SEPIA, filter.amount))
    case 'blur':
      return image.blur(filter.amount)
    case 'sharpen':
      return image.sharpen({ sigma: filter.amount })
    case 'vignette':
      return image.composite([{ input: vignette(size, filter.amount), blend: 'multiply', tile: true, top: 0, left: 0 }])
  }
}

/** Returns a matrix that has the effect in part, and leaves the rest as it is. */
function mixed(matrix: Matrix, amount: number): Matrix {
  const mix = (row: number, column: number): number =>
    (matrix[row]?.[column] ?? 0) * amount + (row === column ? 1 - amount : 0)
  const rowOf = (row: number): [number, number, number] => [mix(row, 0), mix(row, 1), mix(row, 2)]
  return [rowOf(0), rowOf(1), rowOf(2)]
}

/** Returns an oval that is white in the middle and darkens towards the corners. */
function vignette({ width, height }: { width: number; height: number }, amount: number): Buffer {
  const edge = Math.round(255 * (1 - amount))
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><radialGradient id="v" r="0.75">` +
      `<stop offset="0.45" stop-color="#fff"/><stop offset="1" stop-color="rgb(${edge},${edge},${edge})"/>` +
      `</radialGradient><rect width="100%" height="100%" fill="url(#v)"/></svg>`,
  )
}
