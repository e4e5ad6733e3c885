import { Pool, SharedArray, ThreadPool } from '@mp/core'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type ChunkedKernel,
  kMeansInput,
  kMeansKernel,
  logisticKernel,
  makeMatrix,
  matrixMultiply,
  parallelSort,
  runInParts,
  runRounds,
  sharedMultiplyKernel,
  sharedSortKernel,
} from '../src/index.ts'
import { kernelCases } from './kernel-cases.ts'

/** Puts doubles where every worker of either kind sees them. */
function share(values: Float64Array): SharedArray<'f64'> {
  const shared = new SharedArray('f64', values.length)
  shared.view.set(values)
  return shared
}

describe.each([
  ['processes', new Pool(2)],
  ['threads', new ThreadPool(2)],
])('on a pool of %s', (_, pool) => {
  afterAll(() => pool.terminate())

  function onPool<Input, Part, Result>(kernel: ChunkedKernel<Input, Part, Result>, input: Input): Promise<Result> {
    return runRounds(kernel, input, { parts: 3, map: (run, parts) => pool.map(run, parts) })
  }

  test.each(kernelCases)('%s gives the bits of one thread', async (_, on) => {
    const checks: Promise<void>[] = []
    on((kernel, makeInput) => {
      const expected = runInParts(kernel, makeInput(), 1)
      checks.push(onPool(kernel, makeInput()).then((result) => expect(result).toEqual(expected)))
    })
    await Promise.all(checks)
    expect(checks).toHaveLength(1)
  })

  test('numbers in shared memory are sorted where they are', async () => {
    const values = makeMatrix([1, 30_001], 5).values
    const [shared, spare] = [share(values), share(values)]
    await onPool(sharedSortKernel, { values: shared, spare })
    expect(Float64Array.from(shared.view)).toEqual(parallelSort(values))
  })

  test('a product is written into shared memory', async () => {
    const [a, b] = [makeMatrix([50, 60], 1), makeMatrix([60, 40], 2)]
    const product = { rows: 50, columns: 40, values: share(new Float64Array(2000)) }
    await onPool(sharedMultiplyKernel, {
      a: { ...a, values: share(a.values) },
      b: { ...b, values: share(b.values) },
      product,
    })
    expect(Float64Array.from(product.values.view)).toEqual(matrixMultiply(a, b).values)
  })

  test('clusters of points in shared memory are those of points that are sent', async () => {
    const points = makeMatrix([5000, 2], 3).values
    const options = { dimensions: 2, clusters: 6, maxRounds: 5 }
    const shared = await onPool(kMeansKernel, kMeansInput(share(points), options))
    expect(shared).toEqual(runInParts(kMeansKernel, kMeansInput(points, options), 1))
  })

  test('workers learn on weights that they share', async () => {
    const features = makeMatrix([4000, 3], 4).values
    const labels = Uint8Array.from({ length: 4000 }, (_, row) => Number((features[3 * row] ?? 0) > 0))
    const input = { rate: 0.5, batchRows: 1000, epochs: 3 }
    const bytes = new SharedArray('u8', labels.length)
    bytes.view.set(labels)
    const weights = share(new Float64Array(4))
    await onPool(logisticKernel, { ...input, features: share(features), labels: bytes, weights })
    const expected = new Float64Array(4)
    runInParts(logisticKernel, { ...input, features, labels, weights: expected }, 1)
    expect(Float64Array.from(weights.view)).toEqual(expected)
  })
})
