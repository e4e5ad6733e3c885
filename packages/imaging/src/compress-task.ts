import { taskContext } from '@mp/core'
import { limitToOneThread } from './codec/library.ts'
import { FailureSignal, type ImageFailure } from './image-failure.ts'
import type { ImagePlan } from './output/image-plan.ts'
import { type PlanOutcome, runPlan } from './run-plan.ts'

/** What a worker is asked: to do what was planned for an image, or to hand back why that is no use. */
export type ImageTask = { index: number } & ({ type: 'compress'; plan: ImagePlan } | DoneImage | FailedImage)

/** What a worker answers: plain data in both cases. */
export type ImageAnswer = { index: number } & (({ type: 'compressed' } & PlanOutcome) | DoneImage | FailedImage)

/** An image that was compressed by an earlier run. */
export interface DoneImage {
  type: 'done'
  output: string
}

/** Why an image was not compressed; the `cause` is the error of the decoder or the file system. */
export interface FailedImage {
  type: 'failed'
  failure: ImageFailure
  cause: unknown
}

/**
 * Does one task of {@link compressImages} in a worker of its pool; it is of no use elsewhere.
 *
 * @remarks
 * It is exported because functions cross to workers by the name they are exported under. Its first call in a worker
 * sets sharp to one thread and no cache; in a `ThreadPool` that holds for the whole program.
 * @throws {@link StateError} outside a worker.
 */
export async function compressTask(task: ImageTask): Promise<ImageAnswer> {
  const { signal } = taskContext()
  limitToOneThread()
  return runTask(task, signal)
}

/** Does one task in whatever process it is called. */
export async function runTask(task: ImageTask, signal: AbortSignal | undefined): Promise<ImageAnswer> {
  if (task.type !== 'compress') return task
  try {
    return { index: task.index, type: 'compressed', ...(await runPlan(task.plan, signal)) }
  } catch (error) {
    return { index: task.index, ...failedImage(error) }
  }
}

/** Returns a failure as plain data; throws whatever else it is given. */
export function failedImage(error: unknown): FailedImage {
  if (!(error instanceof FailureSignal)) throw error
  return { type: 'failed', failure: error.failure, cause: error.cause }
}
