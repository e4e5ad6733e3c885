import * as workloads from '../src/index.ts'
import { type ChunkedKernel, makeBodies, makeDigits, makeMatrix, makeText } from '../src/index.ts'

/** What is checked of a kernel, whatever its types. */
export type KernelCheck = <Input, Part, Result>(
  kernel: ChunkedKernel<Input, Part, Result>,
  makeInput: () => Input,
) => void

/** Every kernel of the catalogue by name, with an input that is small but has something for each of 64 parts. */
export const kernelCases: [string, (check: KernelCheck) => void][] = [
  ['square', (check) => check(workloads.squareKernel, () => Array.from({ length: 100 }, (_, index) => index / 3))],
  ['sum-of-squares', (check) => check(workloads.sumOfSquaresKernel, () => ({ from: 12_345, to: 3_000_000 }))],
  ['factorial', (check) => check(workloads.factorialKernel, () => 20_000)],
  [
    'fibonacci',
    (check) => check(workloads.fibonacciKernel, () => Array.from({ length: 80 }, (_, index) => 11 * index)),
  ],
  ['price-sellers', (check) => check(workloads.priceSellersKernel, () => ({ sellers: 150 }))],
  ['bill-usage', (check) => check(workloads.billUsageKernel, () => ({ customers: 500 }))],
  ['count-primes', (check) => check(workloads.countPrimesKernel, () => ({ from: 1, to: 5_000_000 }))],
  ['mandelbrot', (check) => check(workloads.mandelbrotKernel, () => ({ width: 101, height: 99, maxIterations: 300 }))],
  ['monte-carlo-pi', (check) => check(workloads.monteCarloPiKernel, () => ({ samples: 1_000_003, seed: 5 }))],
  [
    'n-body',
    (check) =>
      check(workloads.nBodyKernel, () => ({ bodies: makeBodies(70, 1), steps: 3, stepSize: 0.01, softening: 0.1 })),
  ],
  [
    'fft',
    (check) =>
      check(workloads.fftKernel, () => ({
        real: makeMatrix([70, 32], 1).values,
        imaginary: makeMatrix([70, 32], 2).values,
        length: 32,
      })),
  ],
  [
    'matrix-multiply',
    (check) =>
      check(workloads.matrixMultiplyKernel, () => ({ a: makeMatrix([70, 300], 1), b: makeMatrix([300, 41], 2) })),
  ],
  ['sha256-chain', (check) => check(workloads.sha256ChainKernel, () => ({ seed: 'mp', chains: 70, rounds: 20 }))],
  ['word-count', (check) => check(workloads.wordCountKernel, () => makeText(20_000, 3))],
  ['parallel-sort', (check) => check(workloads.parallelSortKernel, () => makeMatrix([1, 20_000], 1).values)],
  [
    'histogram',
    (check) =>
      check(workloads.histogramKernel, () => ({ values: makeMatrix([1, 999], 1).values, min: -1, max: 0.5, bins: 20 })),
  ],
  [
    'k-means',
    (check) =>
      check(workloads.kMeansKernel, () =>
        workloads.kMeansInput(makeMatrix([7, 10_000], 1).values, { dimensions: 1, clusters: 5, maxRounds: 4 }),
      ),
  ],
  [
    'logistic-regression',
    (check) =>
      check(workloads.logisticKernel, () => ({
        features: makeMatrix([2, 20_000], 1).values,
        labels: Uint8Array.from(makeMatrix([1, 20_000], 2).values, (value) => Number(value > 0.2)),
        weights: new Float64Array(3),
        rate: 0.5,
        batchRows: 17_000,
        epochs: 2,
      })),
  ],
  [
    'knn-classify',
    (check) =>
      check(workloads.knnKernel, () => ({
        training: makeDigits(100, 1),
        queries: makeDigits(70, 2).features,
        neighbours: 3,
      })),
  ],
]
