import * as kernels from '@mp/workloads'
import type { WorkloadJob } from './job.ts'
import { sharedDoubles } from './shared-doubles.ts'

const square = (side: number): number => side * side

function pictureOf(side: number): kernels.MandelbrotOptions {
  return { width: side, height: side, maxIterations: 1000 }
}

function matrixOf(side: number, seed: number): kernels.Matrix {
  return { rows: side, columns: side, values: sharedDoubles(side * side, seed) }
}

export const gridJobs: readonly WorkloadJob[] = [
  {
    name: 'mandelbrot',
    element: 'pixel',
    sizes: { ours: 1000, quick: 10, python: 60, c: 1000 },
    elements: square,
    prepare: (side) => () => kernels.mandelbrot(pictureOf(side)),
    inParts: (side, on) => on(kernels.mandelbrotKernel, pictureOf(side)),
  },
  {
    name: 'matrix-multiply',
    element: 'product',
    sizes: { ours: 1024, quick: 16, python: 128, c: 1024 },
    elements: (side) => side ** 3,
    prepare: (side) => {
      const [a, b] = [matrixOf(side, 1), matrixOf(side, 2)]
      return () => kernels.matrixMultiply(a, b)
    },
    inParts: (side, on) =>
      on(kernels.sharedMultiplyKernel, { a: matrixOf(side, 1), b: matrixOf(side, 2), product: matrixOf(side, 3) }),
  },
  {
    name: 'fft',
    element: 'number',
    sizes: { ours: 2 ** 20, quick: 64, python: 2 ** 12, c: 2 ** 20 },
    elements: (length) => length,
    prepare: (length) => {
      const signal = { real: sharedDoubles(length, 1), imaginary: sharedDoubles(length, 2) }
      return () => kernels.fft(signal)
    },
    inParts: (length, on) => {
      const signals = { real: sharedDoubles(4 * length, 1), imaginary: sharedDoubles(4 * length, 2), length }
      return on(kernels.fftKernel, signals)
    },
  },
  {
    name: 'n-body',
    element: 'pair',
    // A step of ours is two rounds, of C and Python one.
    sizes: { ours: 2000, quick: 10, python: 200, c: 2000 },
    elements: square,
    prepare: (count) => {
      const part = {
        bodies: kernels.makeBodies(count, 1),
        steps: 1,
        stepSize: 1e-3,
        softening: 0.01,
        from: 0,
        to: count,
      }
      return () => kernels.runNBodyPart(part)
    },
    inParts: (count, on) =>
      on(kernels.nBodyKernel, { bodies: kernels.makeBodies(count, 1), steps: 4, stepSize: 1e-3, softening: 0.01 }),
  },
]
