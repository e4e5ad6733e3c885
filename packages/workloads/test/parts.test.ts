import { expect, test } from 'vitest'
import * as workloads from '../src/index.ts'
import { type ChunkedKernel, kernels, runInParts } from '../src/index.ts'
import { ImportWorker } from './import-worker.ts'
import { kernelCases } from './kernel-cases.ts'

const partCounts = [1, 2, 7, 64]

/** Checks the promise of every chunked kernel on one input; parts and results go through a copy, as to a worker. */
function expectSameForAnyParts<Input, Part, Result>(
  kernel: ChunkedKernel<Input, Part, Result>,
  makeInput: () => Input,
): void {
  const run = (part: Part): Result => structuredClone(kernel.run(structuredClone(part)))
  const whole = runInParts(kernel, makeInput(), 1)
  for (const parts of partCounts) {
    const split = kernel.plan(makeInput(), parts)
    expect(split.length).toBeLessThanOrEqual(parts)
    expect(split.length).toBeGreaterThan(parts / 2)
    expect(runInParts({ ...kernel, run }, makeInput(), parts)).toStrictEqual(whole)
  }
}

/** Checks that results of neighbours may be combined before the rest. */
function expectAssociative<Input, Part, Result>(
  kernel: ChunkedKernel<Input, Part, Result>,
  makeInput: () => Input,
): void {
  const results = kernel.plan(makeInput(), 7).map((part) => kernel.run(part))
  const early = kernel.combine([
    kernel.combine(results.slice(0, 3)),
    kernel.combine(results.slice(3)),
    kernel.combine([]),
  ])
  expect(early).toStrictEqual(kernel.combine(results))
}

test.each(kernelCases)('%s is bit-identical for 1, 2, 7 and 64 parts', (_, on) => {
  on(expectSameForAnyParts)
})

test.each(kernelCases)('%s combines neighbouring results early without a difference', (_, on) => {
  on(expectAssociative)
})

/** Checks that a thread that imports `run` by the name in the catalogue gives what this thread gives. */
async function expectSameInWorker<Input, Part, Result>(
  kernel: ChunkedKernel<Input, Part, Result>,
  input: Input,
  runExport: string,
): Promise<void> {
  await using worker = new ImportWorker()
  for (const part of kernel.plan(input, 2)) {
    expect(await worker.run(runExport, part)).toStrictEqual(kernel.run(part))
  }
}

test.each(kernelCases)('%s runs in a worker that imports it by name', async (name, on) => {
  const checks: Promise<void>[] = []
  on((kernel, makeInput) => {
    checks.push(expectSameInWorker(kernel, makeInput(), kernels.get(name)?.runExport ?? ''))
  })
  expect(checks).toHaveLength(1)
  await Promise.all(checks)
})

test('every kernel of the catalogue is checked here', () => {
  expect(kernelCases.map(([name]) => name)).toEqual([...kernels.keys()])
})

test('every kernel runs the function that the package exports under the name it tells', () => {
  const exported: Readonly<Record<string, unknown>> = workloads
  for (const kernel of kernels.values()) expect(exported[kernel.runExport]).toBe(kernel.run)
})
