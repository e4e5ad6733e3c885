import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { concatenateUint16 } from '../chunks/concatenate.ts'
import { checkRange, splitRange } from '../chunks/split-range.ts'
import { iterateRowsPlainly } from './plain-rows.ts'
import { iterateRows } from './wasm-rows.ts'

/** What to draw, and which rows of it. */
export interface MandelbrotOptions {
  /** Pixels, from 1 to 65,536. */
  readonly width: number
  /** Pixels, from 1 to 65,536. */
  readonly height: number
  /** Iterations after which a point counts as inside, from 1 to 65,535. */
  readonly maxIterations: number
  /**
   * First row, and the row after the last.
   *
   * @defaultValue all rows, `[0, height]`
   */
  readonly rows?: readonly [from: number, to: number]
  /**
   * Point in the middle of the picture: real part, imaginary part.
   *
   * @defaultValue `[-0.5, 0]`
   */
  readonly center?: readonly [real: number, imaginary: number]
  /**
   * Width of the picture on the real axis.
   *
   * @defaultValue 3
   */
  readonly span?: number
}

/**
 * Counts, for each pixel, the iterations of `z = z * z + c` until `|z|` passes 2.
 *
 * @remarks
 * Four pixels at a time in WebAssembly, two in TypeScript, because a step waits for the one before it; points of the main
 * cardioid and of the circle left of it are known to stay and are not iterated. O(pixels * maxIterations). A pixel's count depends on its own row and
 * column only. Rows cost very different times: give a pool a few more parts than workers.
 * @returns A count for each pixel of the rows, row by row from the top; `maxIterations` for points that stay inside.
 * @throws TypeError when a size is not an integer, or `center` or `span` not a finite number.
 * @throws RangeError when a size is out of range, or `span` is not above 0.
 * @example
 * ```ts @import.meta.vitest
 * const counts = mandelbrot({ width: 3, height: 1, maxIterations: 50 })
 * expect(counts).toEqual(Uint16Array.of(50, 50, 5))
 * ```
 */
export function mandelbrot(options: MandelbrotOptions): Uint16Array {
  const { width, maxIterations } = options
  const [from, to] = checkRows(options)
  const { left, top, step } = viewOf(options)
  const counts = new Uint16Array(width * (to - from))
  const rows = Array.from({ length: to - from }, (_, index) => ({
    line: counts.subarray(index * width, (index + 1) * width),
    imaginary: top - (from + index + 0.5) * step,
  }))
  const picture = { left, step, maxIterations }
  if (!iterateRows(rows, picture)) iterateRowsPlainly(rows, picture)
  return counts
}

function checkRows({ width, height, maxIterations, rows = [0, height] }: MandelbrotOptions): readonly [number, number] {
  checkInteger('width', width, { min: 1, max: 65_536 })
  checkInteger('height', height, { min: 1, max: 65_536 })
  checkInteger('maxIterations', maxIterations, { min: 1, max: 65_535 })
  checkRange({ from: rows[0], to: rows[1] }, height)
  return rows
}

function viewOf({ width, height, center = [-0.5, 0], span = 3 }: MandelbrotOptions): {
  left: number
  top: number
  step: number
} {
  const [real, imaginary] = center
  for (const [name, value] of Object.entries({ 'center[0]': real, 'center[1]': imaginary, span })) {
    if (!Number.isFinite(value)) throw new TypeError(`${name} must be a finite number, got ${String(value)}`)
  }
  if (span <= 0) throw new RangeError(`span must be above 0, got ${span}`)
  const step = span / width
  return { left: real - span / 2, top: imaginary + (step * height) / 2, step }
}

/**
 * Computes the rows of a part.
 *
 * @throws TypeError when a size is not an integer, or `center` or `span` not a finite number.
 * @throws RangeError when a size is out of range, or `span` is not above 0.
 * @example
 * ```ts @import.meta.vitest
 * const part = { width: 4, height: 100, maxIterations: 50, rows: [10, 20] } as const
 * expect(runMandelbrotPart(part)).toHaveLength(40)
 * ```
 */
export function runMandelbrotPart(part: MandelbrotOptions): Uint16Array {
  return mandelbrot(part)
}

/**
 * Computes a picture in bands of rows.
 *
 * @example
 * ```ts @import.meta.vitest
 * const picture = { width: 30, height: 20, maxIterations: 50 }
 * const parts = mandelbrotKernel.plan(picture, 4)
 * expect(mandelbrotKernel.combine(parts.map(mandelbrotKernel.run))).toEqual(mandelbrot(picture))
 * ```
 */
export const mandelbrotKernel: ChunkedKernel<MandelbrotOptions, MandelbrotOptions, Uint16Array> = {
  plan: (options, parts) => {
    const [from, to] = checkRows(options)
    return splitRange({ from, to }, parts).map((rows) => ({ ...options, rows: [rows.from, rows.to] as const }))
  },
  run: runMandelbrotPart,
  combine: concatenateUint16,
}
