import type { ChunkedKernel } from '@mp/workloads'
import type { Scale } from '../rows/row.ts'

/** How much each contender does; what is slow gets less, and times are told by element. */
interface JobSizes {
  readonly ours: number
  /** The least that tells anything, for a run that only shows that everything works. */
  readonly quick: number
  readonly python?: number
  /** Where C takes part. */
  readonly c?: number
}

/** What runs a kernel on any number of workers, whatever its types. */
type OnKernel = <Input, Part, Result>(kernel: ChunkedKernel<Input, Part, Result>, input: Input) => Promise<void>

/** One line of the table. */
export interface WorkloadJob {
  /** As the programs in C and Python know it. */
  readonly name: string
  /** What times are told by. */
  readonly element: string
  readonly sizes: JobSizes
  /** Elements of a size. */
  elements(this: void, size: number): number
  /** Makes what is measured: a function that does the job once. */
  prepare(this: void, size: number): () => unknown
  /** Hands the job as parts to a pool of workers. */
  inParts(this: void, size: number, on: OnKernel): Promise<void>
}

/** Returns the size of ours for a scale. */
export function sizeOf({ sizes }: WorkloadJob, scale: Scale): number {
  return scale === 'quick' ? sizes.quick : sizes.ours
}
