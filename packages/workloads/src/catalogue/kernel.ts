import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'

/** Where the computation of a kernel comes from. */
export type KernelField =
  | 'arithmetic'
  | 'cryptography'
  | 'data science'
  | 'finance'
  | 'graphics'
  | 'linear algebra'
  | 'machine learning'
  | 'number theory'
  | 'signals'
  | 'simulation'
  | 'testing'
  | 'text'

/**
 * A chunked kernel with what a program needs to list it, run it and show its result.
 *
 * @remarks
 * `run` is the very function that this package exports as `runExport`, so it travels to a worker by reference.
 */
export interface Kernel<Input = unknown, Part = unknown, Result = unknown> extends ChunkedKernel<Input, Part, Result> {
  /** Name on a command line. */
  readonly name: string
  /** What it computes, in one line. */
  readonly description: string
  readonly field: KernelField
  /** Name under which this package exports `run`, or its entry `node` does. */
  readonly runExport: string
  /**
   * Fields of an input whose typed array may be replaced by a `SharedArray` of `@mp/core` with the same values, so that
   * no round sends them.
   *
   * @defaultValue none
   */
  readonly sharedFields?: readonly string[]
  /** Makes an input for a demonstration; it keeps one core busy for a second or two. */
  demoInput(this: void): Input
  /** Says a result in one line. */
  format(this: void, result: Result): string
}
