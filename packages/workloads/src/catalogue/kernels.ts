import { billUsageEntry, priceSellersEntry } from './business-kernels.ts'
import { histogramEntry, parallelSortEntry, sha256ChainEntry, wordCountEntry } from './data-kernels.ts'
import { mandelbrotEntry, matrixMultiplyEntry, monteCarloPiEntry } from './grid-kernels.ts'
import type { Kernel } from './kernel.ts'
import { kMeansEntry, knnClassifyEntry, logisticRegressionEntry } from './learning-kernels.ts'
import { countPrimesEntry, factorialEntry, fibonacciEntry, squareEntry, sumOfSquaresEntry } from './number-kernels.ts'
import { fftEntry, nBodyEntry } from './simulation-kernels.ts'

/**
 * Lists every kernel by name, in the order in which to show them.
 *
 * @remarks
 * The types of inputs, parts and results are left open here: hand a kernel only what it made itself. Where you know
 * which kernel you want, import its constant, such as `sumOfSquaresKernel`, which is typed in full.
 * @example
 * ```ts @import.meta.vitest
 * const kernel = kernels.get('square')
 * expect(kernel?.field).toBe('arithmetic')
 * expect(kernel?.format(kernel.combine([[1], [4, 9]]))).toBe('3 squares, the last 9')
 * ```
 */
export const kernels: ReadonlyMap<string, Kernel> = new Map(
  [
    squareEntry,
    sumOfSquaresEntry,
    factorialEntry,
    fibonacciEntry,
    priceSellersEntry,
    billUsageEntry,
    countPrimesEntry,
    mandelbrotEntry,
    monteCarloPiEntry,
    nBodyEntry,
    fftEntry,
    matrixMultiplyEntry,
    sha256ChainEntry,
    wordCountEntry,
    parallelSortEntry,
    histogramEntry,
    kMeansEntry,
    logisticRegressionEntry,
    knnClassifyEntry,
  ].map((kernel): [string, Kernel] => [kernel.name, kernel]),
)
