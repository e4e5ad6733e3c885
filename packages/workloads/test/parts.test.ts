import { expect, test } from 'vitest'
import * as workloads from '../src/index.ts'
import { type ChunkedKernel, kernels, makeMatrix, makeText, runInParts } from '../src/index.ts'
import { ImportWorker } from './import-worker.ts'

const partCounts = [1, 2, 7, 64]

/** Checks the promise of every chunked kernel on one input; parts and results go through a copy, as to a worker. */
function expectSameForAnyParts<Input, Part, Result>(kernel: ChunkedKernel<Input, Part, Result>, input: Input): void {
  const run = (part: Part): Result => structuredClone(kernel.run(structuredClone(part)))
  const whole = runInParts(kernel, input, 1)
  for (const parts of partCounts) {
    const split = kernel.split(input, parts)
    expect(split.length).toBeLessThanOrEqual(parts)
    expect(kernel.combine(split.map(run))).toStrictEqual(whole)
  }
}

/** Checks that results of neighbours may be combined before the rest. */
function expectAssociative<Input, Part, Result>(kernel: ChunkedKernel<Input, Part, Result>, input: Input): void {
  const results = kernel.split(input, 7).map((part) => kernel.run(part))
  const early = kernel.combine([
    kernel.combine(results.slice(0, 3)),
    kernel.combine(results.slice(3)),
    kernel.combine([]),
  ])
  expect(early).toStrictEqual(kernel.combine(results))
}

const cases: [string, (check: typeof expectSameForAnyParts) => void][] = [
  [
    'square',
    (check) =>
      check(
        workloads.squareKernel,
        Array.from({ length: 100 }, (_, index) => index / 3),
      ),
  ],
  ['sum-of-squares', (check) => check(workloads.sumOfSquaresKernel, { from: 12_345, to: 3_000_000 })],
  ['factorial', (check) => check(workloads.factorialKernel, 20_000)],
  ['price-sellers', (check) => check(workloads.priceSellersKernel, { sellers: 150 })],
  ['count-primes', (check) => check(workloads.countPrimesKernel, { from: 1, to: 5_000_000 })],
  ['mandelbrot', (check) => check(workloads.mandelbrotKernel, { width: 101, height: 99, maxIterations: 300 })],
  ['monte-carlo-pi', (check) => check(workloads.monteCarloPiKernel, { samples: 1_000_003, seed: 5 })],
  [
    'matrix-multiply',
    (check) => check(workloads.matrixMultiplyKernel, { a: makeMatrix([70, 300], 1), b: makeMatrix([300, 41], 2) }),
  ],
  ['sha256-chain', (check) => check(workloads.sha256ChainKernel, { seed: 'mp', chains: 70, rounds: 20 })],
  ['word-count', (check) => check(workloads.wordCountKernel, makeText(20_000, 3))],
]

test.each(cases)('%s is bit-identical for 1, 2, 7 and 64 parts', (_, on) => {
  on(expectSameForAnyParts)
})

test.each(cases)('%s combines neighbouring results early without a difference', (_, on) => {
  on(expectAssociative)
})

/** Checks that a thread that imports `run` by the name in the catalogue gives what this thread gives. */
async function expectSameInWorker<Input, Part, Result>(
  kernel: ChunkedKernel<Input, Part, Result>,
  input: Input,
  runExport: string,
): Promise<void> {
  await using worker = new ImportWorker()
  for (const part of kernel.split(input, 2)) {
    expect(await worker.run(runExport, part)).toStrictEqual(kernel.run(part))
  }
}

test.each(cases)('%s runs in a worker that imports it by name', async (name, on) => {
  const checks: Promise<void>[] = []
  on((kernel, input) => {
    checks.push(expectSameInWorker(kernel, input, kernels.get(name)?.runExport ?? ''))
  })
  expect(checks).toHaveLength(1)
  await Promise.all(checks)
})

test('every kernel of the catalogue is checked here', () => {
  expect(cases.map(([name]) => name)).toEqual([...kernels.keys()])
})

test('every kernel runs the function that the package exports under the name it tells', () => {
  const exported: Readonly<Record<string, unknown>> = workloads
  for (const kernel of kernels.values()) expect(exported[kernel.runExport]).toBe(kernel.run)
})
