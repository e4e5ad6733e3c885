import { kMeansInput } from '../clusters/k-means.ts'
import { type KMeansInput, kMeansKernel, type KMeansPart, type KMeansRound } from '../clusters/k-means-kernel.ts'
import { makeMatrix } from '../matrix/matrix.ts'
import { type KnnInput, knnKernel } from '../neighbours/knn-kernel.ts'
import { makeDigits } from '../neighbours/make-digits.ts'
import {
  type LogisticInput,
  logisticKernel,
  type LogisticPart,
  type LogisticRound,
} from '../regression/logistic-kernel.ts'
import { formatInteger } from './format-number.ts'
import type { Kernel } from './kernel.ts'

export const kMeansEntry: Kernel<KMeansInput, KMeansPart, KMeansRound> = {
  ...kMeansKernel,
  name: 'k-means',
  description: '200,000 points of 8 coordinates in 32 clusters, 20 rounds',
  field: 'data science',
  runExport: 'runKMeansPart',
  sharedFields: ['points'],
  demoInput: () => kMeansInput(makeMatrix([32_000, 50], 1).values, { dimensions: 8, clusters: 32, maxRounds: 20 }),
  format: ({ labels, inertias }) =>
    `${formatInteger(labels.length)} points, squared distances of ${inertias.reduce((sum, inertia) => sum + inertia, 0)} in all`,
}

const learnt = { rows: 65_536, features: 64 }

export const logisticRegressionEntry: Kernel<LogisticInput, LogisticPart, LogisticRound> = {
  ...logisticKernel,
  name: 'logistic-regression',
  description: '65,536 rows of 64 features, 8 epochs of mini-batches of 16,384 rows',
  field: 'machine learning',
  runExport: 'runLogisticPart',
  sharedFields: ['features', 'labels', 'weights'],
  demoInput: () => {
    const features = makeMatrix([learnt.rows / 8, learnt.features * 8], 1).values
    const labels = Uint8Array.from({ length: learnt.rows }, (_, row) =>
      (features[row * learnt.features] ?? 0) > 0 ? 1 : 0,
    )
    return { features, labels, weights: new Float64Array(learnt.features + 1), rate: 1, batchRows: 16_384, epochs: 8 }
  },
  format: ({ gradients, weights }) => {
    const losses = gradients.filter((_, index) => index % (weights.length + 1) === weights.length)
    return `${formatInteger(weights.length)} weights, mean loss ${losses.reduce((sum, loss) => sum + loss, 0) / learnt.rows}`
  },
}

export const knnClassifyEntry: Kernel<KnnInput, KnnInput, Uint8Array> = {
  ...knnKernel,
  name: 'knn-classify',
  description: '1,000 drawn digits, each by the 5 nearest of 4,000 others',
  field: 'machine learning',
  runExport: 'runKnnPart',
  demoInput: () => ({ training: makeDigits(4000, 1), queries: makeDigits(1000, 2).features, neighbours: 5 }),
  format: (labels) => {
    const right = labels.filter((label, index) => label === index % 10).length
    return `${formatInteger(labels.length)} digits, ${formatInteger(right)} of them right`
  },
}
