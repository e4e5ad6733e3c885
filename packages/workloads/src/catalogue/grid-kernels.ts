import { mandelbrotKernel, type MandelbrotOptions } from '../mandelbrot/mandelbrot.ts'
import { makeMatrix, type Matrix } from '../matrix/matrix.ts'
import { matrixMultiplyKernel, type MatrixPair } from '../matrix/matrix-multiply-kernel.ts'
import {
  estimatePi,
  monteCarloPiKernel,
  type PiInput,
  type PiPart,
  type PiTally,
} from '../monte-carlo/monte-carlo-pi.ts'
import { formatInteger } from './format-number.ts'
import type { Kernel } from './kernel.ts'

export const mandelbrotEntry: Kernel<MandelbrotOptions, MandelbrotOptions, Uint16Array> = {
  ...mandelbrotKernel,
  name: 'mandelbrot',
  description: 'Mandelbrot set, 2,000 x 2,000 pixels of the seahorse valley, 2,000 iterations',
  field: 'graphics',
  runExport: 'runMandelbrotPart',
  demoInput: () => ({ width: 2000, height: 2000, maxIterations: 2000, center: [-0.748, 0.1], span: 0.05 }),
  format: (counts) =>
    `${formatInteger(counts.length)} pixels, ${formatInteger(counts.reduce((sum, count) => sum + count, 0))} iterations`,
}

export const monteCarloPiEntry: Kernel<PiInput, PiPart, PiTally> = {
  ...monteCarloPiKernel,
  name: 'monte-carlo-pi',
  description: 'Pi from 400,000,000 random points',
  field: 'simulation',
  runExport: 'runMonteCarloPiPart',
  demoInput: () => ({ samples: 400_000_000, seed: 1 }),
  format: (tally) => `pi is about ${estimatePi(tally)}, from ${formatInteger(tally.samples)} points`,
}

export const matrixMultiplyEntry: Kernel<MatrixPair, MatrixPair, Matrix> = {
  ...matrixMultiplyKernel,
  name: 'matrix-multiply',
  description: 'Product of two matrices of 1,400 x 1,400 doubles',
  field: 'linear algebra',
  runExport: 'runMatrixMultiplyPart',
  demoInput: () => ({ a: makeMatrix([1400, 1400], 1), b: makeMatrix([1400, 1400], 2) }),
  format: ({ rows, columns, values }) => `${rows} x ${columns}, the last value ${values.at(-1) ?? 'none'}`,
}
