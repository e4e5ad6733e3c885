import {
  CancelledError,
  type Inputs,
  type Pool,
  PoolClosedError,
  type PoolEvent,
  type PoolIterator,
  WorkerStartError,
} from '@mp/core'
import { compressTask, failedImage, type ImageAnswer, type ImageTask } from '../compress-task.ts'
import type { ImageError } from '../errors.ts'
import { pathOf } from '../input-path.ts'
import { type ImagePlan, planImage, type PlanSettings, refuseExisting } from '../output/plan.ts'
import { removeTemporary } from '../output/write-output.ts'
import { messageOf } from '../read-image.ts'
import type { CompressedImage } from '../run-plan.ts'
import { typedError } from '../typed-error.ts'
import { Claims } from './claims.ts'

/** What became of one image of a run; `index` is its place among the inputs, from 0. */
export type ImageResult =
  | ({ status: 'compressed'; index: number } & CompressedImage)
  | { status: 'failed'; index: number; input: string; error: ImageError }

/** What a run needs of a pool. */
export type ImagePool = Pick<Pool, 'imapUnordered' | 'subscribe'>

/** How a run uses its pool. */
export interface RunOptions {
  buffer: number | undefined
  timeout: number | undefined
  signal: AbortSignal | undefined
}

/** One run over many images: plans each as it is read, has the pool work on it, and tells what became of it. */
export class ImageRun {
  readonly #inputs: Inputs<string | URL>
  readonly #settings: PlanSettings
  readonly #claims = new Claims()
  /** Inputs without a result yet, and their plans. */
  readonly #open = new Map<number, { input: string; plan: ImagePlan | undefined }>()
  /** Tasks whose worker gave up on them, in the order in which the pool reports them. */
  readonly #givenUp: number[] = []

  constructor(inputs: Inputs<string | URL>, settings: PlanSettings) {
    this.#inputs = inputs
    this.#settings = settings
  }

  /** Gives the results in the order in which they are done. */
  async *results(pool: ImagePool, options: RunOptions): AsyncGenerator<ImageResult, void, undefined> {
    const { buffer, timeout, signal } = options
    const tasks = pool.imapUnordered(compressTask, this.#tasks(), {
      chunkSize: 1,
      ...(buffer === undefined ? {} : { buffer }),
      ...(timeout === undefined ? {} : { timeout }),
      ...(signal === undefined ? {} : { signal }),
    })
    const subscription = pool.subscribe((event) => this.#note(event, tasks.id))
    try {
      for (let result = await this.#next(tasks); result !== undefined; result = await this.#next(tasks)) yield result
    } finally {
      subscription[Symbol.dispose]()
      await tasks.return()
    }
  }

  /** Removes what workers that were stopped may have left behind. */
  async cleanUp(): Promise<void> {
    for (const { plan } of this.#open.values()) if (plan !== undefined) await removeTemporary(plan)
  }

  async *#tasks(): AsyncGenerator<ImageTask, void, undefined> {
    let index = 0
    for await (const given of this.#inputs) {
      yield await this.#plan(index, pathOf(`inputs[${index}]`, given))
      index++
    }
  }

  async #plan(index: number, input: string): Promise<ImageTask> {
    this.#open.set(index, { input, plan: undefined })
    try {
      const plan = await planImage(input, this.#settings)
      // First: an earlier input of the run may have been written by now, or not yet.
      this.#claims.take(plan)
      await refuseExisting(plan)
      this.#open.set(index, { input, plan })
      return { index, type: 'compress', plan }
    } catch (error) {
      return { index, ...failedImage(error) }
    }
  }

  async #next(tasks: PoolIterator<ImageAnswer>): Promise<ImageResult | undefined> {
    try {
      const next = await tasks.next()
      return next.done === true ? undefined : this.#resultOf(next.value)
    } catch (error) {
      return await this.#givenUpResult(error)
    }
  }

  #resultOf(answer: ImageAnswer): ImageResult {
    const { index } = answer
    this.#open.delete(index)
    if (answer.type === 'compressed') return { status: 'compressed', index, ...answer.image }
    const { failure, cause } = answer
    return {
      status: 'failed',
      index,
      input: failure.input,
      error: typedError(failure, cause === undefined ? {} : { cause }),
    }
  }

  /** Makes a result of what a task threw, or its worker died of; an error about the run as a whole ends it. */
  async #givenUpResult(cause: unknown): Promise<ImageResult> {
    const isAboutRun =
      cause instanceof CancelledError || cause instanceof PoolClosedError || cause instanceof WorkerStartError
    const index = isAboutRun ? undefined : this.#givenUp.shift()
    const open = index === undefined ? undefined : this.#open.get(index)
    if (index === undefined || open === undefined) throw cause
    this.#open.delete(index)
    if (open.plan !== undefined) await removeTemporary(open.plan)
    const failure = { code: 'ERR_MP_IMAGE_WORKER', input: open.input, reason: messageOf(cause) } as const
    return { status: 'failed', index, input: open.input, error: typedError(failure, { cause }) }
  }

  #note(event: PoolEvent, job: number): void {
    if (event.type !== 'task-end' || event.job !== job) return
    if (event.outcome === 'failed' || event.outcome === 'timeout') this.#givenUp.push(event.index)
  }
}
