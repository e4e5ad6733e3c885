import type { SeededRandom } from './random.ts'

/**
 * Smooth noise over a rectangle: random values on a grid, blended in between.
 *
 * Rows are asked for from top to bottom, so that each grid line is blended once.
 */
export class ValueNoise {
  readonly #cell: number
  readonly #columns: number
  readonly #grid: Float32Array
  readonly #line: Float32Array

  constructor(random: SeededRandom, { cell, width, height }: { cell: number; width: number; height: number }) {
    this.#cell = cell
    this.#columns = Math.ceil(width / cell) + 2
    this.#grid = new Float32Array(this.#columns * (Math.ceil(height / cell) + 2)).map(() => random.between(-1, 1))
    this.#line = new Float32Array(this.#columns)
  }

  /** Adds a row of the noise, `strength` at the most either way, to `row`. */
  addRow(row: Float32Array, y: number, strength: number): void {
    const cell = this.#cell
    this.#blendLines(y / cell, strength)
    const { length } = row
    for (let x = 0, column = 0; x < length; column++) {
      const left = this.#line[column] ?? 0
      const step = ((this.#line[column + 1] ?? 0) - left) / cell
      const end = Math.min(length, x + cell)
      for (let value = left; x < end; x++, value += step) row[x]! += value
    }
  }

  #blendLines(gridRow: number, strength: number): void {
    const top = Math.floor(gridRow)
    const part = gridRow - top
    const lower = part * part * (3 - 2 * part) * strength
    const upper = strength - lower
    const start = top * this.#columns
    for (let column = 0; column < this.#columns; column++) {
      const above = this.#grid[start + column] ?? 0
      const below = this.#grid[start + this.#columns + column] ?? 0
      this.#line[column] = above * upper + below * lower
    }
  }
}
