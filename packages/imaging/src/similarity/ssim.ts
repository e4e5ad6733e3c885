/** Brightness as it lies in memory: rows from the top, a byte a pixel. */
export interface GreyPixels {
  data: Uint8Array
  width: number
  height: number
}

/** Side of the blocks that sums are taken of, in pixels; a window is two by two of them. */
const BLOCK = 4

/** Sums of a block: of both pictures, of the squares of both together, and of the products. */
const SUMS = 4

/** The constants of the formula, (0.01 × 255)² and (0.03 × 255)², for windows of 64 pixels and their variances. */
const C1 = Math.floor(0.01 ** 2 * 255 ** 2 * 64 + 0.5)
const C2 = Math.floor(0.03 ** 2 * 255 ** 2 * 64 * 63 + 0.5)

/**
 * Measures how like two pictures of one size look: the structural similarity, 1 for the same.
 *
 * Windows of 8 by 8 pixels, four apart; the mean over all. The measure is that of Wang, Bovik, Sheikh and Simoncelli,
 * "Image quality assessment", IEEE Transactions on Image Processing 13 (2004); windows and constants are those of the
 * `ssim` filter of FFmpeg. Pictures with a side under 8 pixels are repeated into one window by their edge.
 *
 * @throws RangeError when the sizes differ.
 */
export function ssim(one: GreyPixels, other: GreyPixels): number {
  if (one.width !== other.width || one.height !== other.height)
    throw new RangeError(`${one.width} × ${one.height} cannot be compared with ${other.width} × ${other.height}`)
  const [a, b] = [atLeastOneWindow(one), atLeastOneWindow(other)]
  const columns = Math.floor(a.width / BLOCK)
  const rows = Math.floor(a.height / BLOCK)
  let above = new Float64Array(columns * SUMS)
  let below = new Float64Array(columns * SUMS)
  let total = 0
  for (let row = 0; row < rows; row++) {
    ;[above, below] = [below, above]
    sumBlocks(below, row * BLOCK, { a, b })
    if (row > 0) total += windowsOf(above, below)
  }
  return total / ((columns - 1) * (rows - 1))
}

function sumBlocks(sums: Float64Array, top: number, { a, b }: { a: GreyPixels; b: GreyPixels }): void {
  const { width } = a
  sums.fill(0)
  const columns = sums.length / SUMS
  for (let y = top; y < top + BLOCK; y++) {
    for (let column = 0, at = y * width; column < columns; column++, at += BLOCK) {
      const to = column * SUMS
      for (let x = at; x < at + BLOCK; x++) {
        const p = a.data[x]!
        const q = b.data[x]!
        sums[to]! += p
        sums[to + 1]! += q
        sums[to + 2]! += p * p + q * q
        sums[to + 3]! += p * q
      }
    }
  }
}

/** Returns the sum of the similarities of all windows of two rows of blocks. */
function windowsOf(above: Float64Array, below: Float64Array): number {
  let total = 0
  for (let at = 0; at + SUMS < above.length; at += SUMS) {
    const sum = (part: number): number =>
      above[at + part]! + above[at + SUMS + part]! + below[at + part]! + below[at + SUMS + part]!
    const [p, q] = [sum(0), sum(1)]
    const variances = sum(2) * 64 - p * p - q * q
    const covariance = sum(3) * 64 - p * q
    total += ((2 * p * q + C1) * (2 * covariance + C2)) / ((p * p + q * q + C1) * (variances + C2))
  }
  return total
}

function atLeastOneWindow(picture: GreyPixels): GreyPixels {
  const width = Math.max(picture.width, BLOCK * 2)
  const height = Math.max(picture.height, BLOCK * 2)
  if (width === picture.width && height === picture.height) return picture
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const row = Math.min(y, picture.height - 1)
      data[y * width + x] = picture.data[row * picture.width + Math.min(x, picture.width - 1)]!
    }
  }
  return { data, width, height }
}
