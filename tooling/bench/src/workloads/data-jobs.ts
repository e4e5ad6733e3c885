import * as kernels from '@mp/workloads'
import type { WorkloadJob } from './job.ts'
import { sharedDoubles } from './shared-doubles.ts'

const same = (size: number): number => size
/** Coordinates of a point, and clusters, in C and Python too. */
const [dimensions, clusters] = [8, 16]
/** Features of a row, in Python too. */
const features = 64

function textOf(bytes: number): Uint8Array {
  const text = kernels.makeText(Math.ceil(bytes / 6), 1).subarray(0, bytes)
  const shared = new Uint8Array(new SharedArrayBuffer(text.length))
  shared.set(text)
  return shared
}

function roundOf(count: number): kernels.KMeansInput {
  const points = sharedDoubles(count * dimensions, 1)
  return { points, dimensions, centroids: sharedDoubles(clusters * dimensions, 2).slice(), maxRounds: 1 }
}

function rowsOf(rows: number): kernels.LogisticInput {
  const labels = new Uint8Array(new SharedArrayBuffer(rows))
  const values = sharedDoubles(rows * features, 1)
  for (let row = 0; row < rows; row++) labels[row] = (values[row * features] ?? 0) > 0 ? 1 : 0
  return { features: values, labels, weights: sharedDoubles(features + 1, 2), rate: 1, batchRows: rows, epochs: 1 }
}

function digitsOf(samples: number): kernels.KnnInput {
  return { training: kernels.makeDigits(1000, 1), queries: kernels.makeDigits(samples, 2).features, neighbours: 5 }
}

export const dataJobs: readonly WorkloadJob[] = [
  {
    name: 'word-count',
    element: 'byte',
    sizes: { ours: 33_000_000, quick: 10_000, python: 10_000_000, c: 33_000_000 },
    elements: same,
    prepare: (bytes) => {
      const text = textOf(bytes)
      return () => kernels.wordCount(text)
    },
    inParts: (bytes, on) => on(kernels.wordCountKernel, textOf(bytes)),
  },
  {
    name: 'parallel-sort',
    element: 'number',
    sizes: { ours: 10_000_000, quick: 1000, python: 1_000_000, c: 10_000_000 },
    elements: same,
    prepare: (count) => {
      const values = sharedDoubles(count, 1)
      return () => kernels.parallelSort(values)
    },
    inParts: (count, on) =>
      on(kernels.sharedSortKernel, { values: sharedDoubles(count, 1), spare: sharedDoubles(count, 2) }),
  },
  {
    name: 'histogram',
    element: 'number',
    sizes: { ours: 8_000_000, quick: 1000, python: 1_000_000, c: 8_000_000 },
    elements: same,
    prepare: (count) => {
      const values = sharedDoubles(count, 1)
      return () => kernels.histogram(values, { min: -1, max: 1, bins: 1000 })
    },
    inParts: (count, on) =>
      on(kernels.histogramKernel, { values: sharedDoubles(count, 1), min: -1, max: 1, bins: 1000 }),
  },
  {
    name: 'k-means',
    element: 'point',
    sizes: { ours: 200_000, quick: 100, python: 5000, c: 200_000 },
    elements: same,
    prepare: (count) => {
      const part = { ...roundOf(count), from: 0, to: count }
      return () => kernels.runKMeansPart(part)
    },
    inParts: (count, on) => on(kernels.kMeansKernel, { ...roundOf(count), maxRounds: 4 }),
  },
  {
    name: 'logistic-regression',
    element: 'row',
    sizes: { ours: 65_536, quick: 100, python: 2000 },
    elements: same,
    prepare: (rows) => {
      const part = { ...rowsOf(rows), from: 0, to: rows }
      return () => kernels.runLogisticPart(part)
    },
    inParts: (rows, on) => on(kernels.logisticKernel, rowsOf(rows)),
  },
  {
    name: 'knn-classify',
    element: 'digit',
    sizes: { ours: 200, quick: 2 },
    elements: same,
    prepare: (samples) => {
      const { training, queries, neighbours } = digitsOf(samples)
      return () => kernels.knnClassify(training, queries, neighbours)
    },
    inParts: (samples, on) => on(kernels.knnKernel, digitsOf(samples)),
  },
]
