import { checkInteger } from './check-integer.ts'

/**
 * A computation that can be cut into parts, run part by part anywhere, and put together again.
 *
 * @remarks
 * `combine(plan(input, n).map(run))` is the same value, bit for bit, for every `n`. A part and the result of a part are
 * plain data that `structuredClone` copies, and `run` is an exported function, so that a pool can send both to a worker.
 * Results of parts that lie side by side can be combined early: `combine` is associative and `combine([])` is neutral.
 *
 * A kernel with `next` goes on for several rounds of that: steps in time, passes over data.
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
  plan(this: void, input: Input, parts: number): Part[]
  /** Computes one part. */
  run(this: void, part: Part): Result
  /** Puts the results of all parts together, given in the order of the parts. */
  combine(this: void, results: readonly Result[]): Result
  /**
   * Makes the input of the next round from that of the last one and its combined result.
   *
   * @returns `undefined` when the result is the last.
   */
  next?(this: void, input: Input, result: Result): Input | undefined
}

/** How {@link runRounds} runs a kernel. */
export interface RoundsOptions<Part, Result> {
  /** Parts to cut each round into, at least 1. */
  readonly parts: number
  /** Runs a function on each part and returns the results in order, as `map` of a pool does. */
  map(this: void, run: (part: Part) => Result, parts: readonly Part[]): PromiseLike<readonly Result[]>
}

/**
 * Computes an input in the calling thread, cut into parts just as a pool of workers would.
 *
 * @remarks
 * Use it to check a kernel, or where no pool is at hand; a pool calls `plan`, `run` and `combine` itself.
 * @param parts - Parts to cut the input into, at least 1.
 * @throws TypeError when `parts` is not an integer.
 * @throws RangeError when `parts` is below 1.
 * @see {@link runRounds} for a pool.
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
  for (let given = input; ;) {
    const result = kernel.combine(kernel.plan(given, parts).map((part) => kernel.run(part)))
    const following = kernel.next?.(given, result)
    if (following === undefined) return result
    given = following
  }
}

/**
 * Computes an input by a pool, round after round until the result is the last.
 *
 * @remarks
 * Each round waits for all parts of the one before. A failure of `map` ends it at once.
 * @throws TypeError when `parts` is not an integer.
 * @throws RangeError when `parts` is below 1.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * const { nBodyKernel, makeBodies } = await import('@mp/workloads')
 * await using pool = new Pool(2)
 * const input = { bodies: makeBodies(10, 1), steps: 5, stepSize: 0.01 }
 * const moved = await runRounds(nBodyKernel, input, { parts: 2, map: (run, parts) => pool.map(run, parts) })
 * expect(moved).toEqual(runInParts(nBodyKernel, input, 1))
 * ```
 */
export async function runRounds<Input, Part, Result>(
  kernel: ChunkedKernel<Input, Part, Result>,
  input: Input,
  { parts, map }: RoundsOptions<Part, Result>,
): Promise<Result> {
  checkInteger('parts', parts, { min: 1, max: Number.MAX_SAFE_INTEGER })
  for (let given = input; ;) {
    const result = kernel.combine(await map(kernel.run, kernel.plan(given, parts)))
    const following = kernel.next?.(given, result)
    if (following === undefined) return result
    given = following
  }
}
