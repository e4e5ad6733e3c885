/** What all rows of a picture have in common. */
export interface Picture {
  /** Real part of the left edge. */
  readonly left: number
  /** Distance of neighbouring pixels. */
  readonly step: number
  readonly maxIterations: number
}

/** A row of pixels: their counts, and the imaginary part of all. */
export interface PictureRow {
  readonly line: Uint16Array
  readonly imaginary: number
}

interface Row extends Picture {
  readonly imaginary: number
}

/** Counts the iterations of each pixel of some rows, in plain TypeScript. */
export function iterateRowsPlainly(rows: readonly PictureRow[], picture: Picture): void {
  for (const { line, imaginary } of rows) iterateRow(line, { ...picture, imaginary })
}

/** Fills a row: a pair of pixels is iterated together as long as both stay, then each by itself. */
function iterateRow(line: Uint16Array, { left, step, imaginary, maxIterations }: Row): void {
  let waiting = -1
  for (let column = 0; column < line.length; column++) {
    if (staysInside(left + (column + 0.5) * step, imaginary)) {
      line[column] = maxIterations
    } else if (waiting === -1) {
      waiting = column
    } else {
      iteratePair(line, [waiting, column], { left, step, imaginary, maxIterations })
      waiting = -1
    }
  }
  if (waiting !== -1) line[waiting] = iterate([left + (waiting + 0.5) * step, imaginary], [0, 0, 0], maxIterations)
}

function staysInside(real: number, imaginary: number): boolean {
  const square = imaginary * imaginary
  const fromCusp = real - 0.25
  const distance = fromCusp * fromCusp + square
  return distance * (distance + fromCusp) <= square / 4 || (real + 1) * (real + 1) + square <= 1 / 16
}

function iteratePair(line: Uint16Array, [first, second]: readonly [number, number], row: Row): void {
  const { left, step, imaginary, maxIterations } = row
  const real1 = left + (first + 0.5) * step
  const real2 = left + (second + 0.5) * step
  let [x1, y1, x2, y2, xx1, yy1, xx2, yy2, count] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  while (count < maxIterations && xx1 + yy1 <= 4 && xx2 + yy2 <= 4) {
    y1 = 2 * x1 * y1 + imaginary
    y2 = 2 * x2 * y2 + imaginary
    x1 = xx1 - yy1 + real1
    x2 = xx2 - yy2 + real2
    xx1 = x1 * x1
    xx2 = x2 * x2
    yy1 = y1 * y1
    yy2 = y2 * y2
    count++
  }
  line[first] = iterate([real1, imaginary], [x1, y1, count], maxIterations)
  line[second] = iterate([real2, imaginary], [x2, y2, count], maxIterations)
}

/** Goes on from a state: real part, imaginary part, iterations done. */
function iterate(
  [real, imaginary]: readonly [number, number],
  [startX, startY, done]: readonly [number, number, number],
  maxIterations: number,
): number {
  let x = startX
  let y = startY
  let count = done
  let xx = x * x
  let yy = y * y
  while (count < maxIterations && xx + yy <= 4) {
    y = 2 * x * y + imaginary
    x = xx - yy + real
    xx = x * x
    yy = y * y
    count++
  }
  return count
}
