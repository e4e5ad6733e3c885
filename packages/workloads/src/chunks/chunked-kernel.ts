import { checkInteger } from './check-integer.ts'

/**
 * A computation that can be cut into parts, run part by part anywhere, and put together again.
 *
 * @remarks
 * `combine(split(input, n).map(run))` is the same value, bit for bit, for every `n`. A part and the result of a part are
 * plain data that `structuredClone` copies, and `run` is an exported function, so that a pool can send both to a worker.
 * Results of parts that lie side by side can be combined early: `combine` is associative and `combine([])` is neutral.
 */
export interface ChunkedKernel<Input, Part, Result> {
  /**
   * Cuts an input into parts, in order.
   *
   * @param parts - Parts wanted, at least 1.
   * @returns At most `parts` parts, none of them empty; none at all for an empty input.
   * @throws TypeError when `parts` is not an integer.
   * @throws RangeError when `parts` is below 1.
   */
  split(this: void, input: Input, parts: number): Part[]
  /** Computes one part. */
  run(this: void, part: Part): Result
  /** Puts the results of all parts together, given in the order of the parts. */
  combine(this: void, results: readonly Result[]): Result
}

/**
 * Computes an input in the calling thread, cut into parts just as a pool of workers would.
 *
 * @remarks
 * Use it to check a kernel, or where no pool is at hand; a pool calls `split`, `run` and `combine` itself.
 * @param parts - Parts to cut the input into, at least 1.
 * @throws TypeError when `parts` is not an integer.
 * @throws RangeError when `parts` is below 1.
 * @example
 * ```ts @import.meta.vitest
 * const { squareKernel } = await import('@mp/workloads')
 * expect(runInParts(squareKernel, [1, 2, 3], 2)).toEqual([1, 4, 9])
 * ```
 */
export function runInParts<Input, Part, Result>(
  kernel: ChunkedKernel<Input, Part, Result>,
  input: Input,
  parts: number,
): Result {
  checkInteger('parts', parts, { min: 1, max: Number.MAX_SAFE_INTEGER })
  return kernel.combine(kernel.split(input, parts).map((part) => kernel.run(part)))
}
