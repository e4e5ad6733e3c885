import type { Inputs } from '@mp/core'
import { failedImage, type FailedImage } from '../compress-task.ts'
import { digestOfFile } from '../digest.ts'
import type { ImageError } from '../errors.ts'
import { FailureSignal } from '../image-failure.ts'
import type { ImageInput } from '../options.ts'
import type { PlannedInput } from '../output/plan.ts'
import { removeTemporary } from '../output/write-output.ts'
import { messageOf } from '../read-image.ts'
import { Claims } from '../run/claims.ts'
import { plannedInput } from '../run/planned-input.ts'
import type { TaskStream } from '../run/task-stream.ts'
import { typedError } from '../typed-error.ts'
import { planVideo, refuseExisting, type VideoPlaces, type VideoPlan } from './video-plan.ts'
import type { VideoSettings } from './video-options.ts'
import type { CompressedVideo, VideoAnswer, VideoTask } from './video-task.ts'

/** What became of one video of a run; `index` is its place among the inputs, from 0. */
export type VideoResult =
  | ({ status: 'compressed'; index: number } & CompressedVideo)
  | { status: 'skipped'; index: number; input: string; output: string; reason: 'done-before' }
  | { status: 'failed'; index: number; input: string; error: ImageError }

/** An input without a result yet. */
interface OpenVideo {
  input: string
  plan: VideoPlan | undefined
  /** Digest of the input, where a ledger is kept. */
  source: string | undefined
}

/** One run over many videos: plans each as it is read, has a stream work on it, and tells what became of it. */
export class VideoRun {
  readonly #inputs: Inputs<string | URL | ImageInput>
  readonly #settings: VideoSettings
  readonly #places: VideoPlaces
  readonly #claims = new Claims()
  readonly #open = new Map<number, OpenVideo>()

  constructor(inputs: Inputs<string | URL | ImageInput>, settings: VideoSettings, places: VideoPlaces) {
    this.#inputs = inputs
    this.#settings = settings
    this.#places = places
  }

  /** Returns the input of a task that is not done; undefined when it is. */
  inputOf(index: number): string | undefined {
    return this.#open.get(index)?.input
  }

  /** Gives the results in the order in which they are done. */
  async *results(
    start: (tasks: AsyncGenerator<VideoTask, void, undefined>) => TaskStream<VideoAnswer>,
  ): AsyncGenerator<VideoResult, void, undefined> {
    const stream = start(this.#tasks())
    try {
      for (let taken = await stream.next(); taken !== undefined; taken = await stream.next())
        yield taken.type === 'answer' ? await this.#resultOf(taken.answer) : await this.#givenUpResult(taken)
    } finally {
      await stream.stop()
    }
  }

  /** Removes what workers that were stopped may have left behind. */
  async cleanUp(): Promise<void> {
    for (const { plan } of this.#open.values()) if (plan !== undefined) await removeTemporary(plan)
  }

  async *#tasks(): AsyncGenerator<VideoTask, void, undefined> {
    let index = 0
    for await (const given of this.#inputs) {
      yield await this.#task(index, plannedInput(`inputs[${index}]`, given))
      index++
    }
  }

  async #task(index: number, given: PlannedInput & { unreadable: string | undefined }): Promise<VideoTask> {
    const { input, unreadable: reason } = given
    const open: OpenVideo = { input, plan: undefined, source: undefined }
    this.#open.set(index, open)
    try {
      if (reason !== undefined) throw new FailureSignal({ code: 'ERR_MP_IMAGE_UNREADABLE', input, reason })
      const plan = await planVideo(given, this.#settings, this.#places)
      this.#claims.take(plan, [plan.output])
      if (await this.#isDone(plan, open)) return { index, type: 'done', output: plan.output }
      await refuseExisting(plan)
      plan.backup = this.#places.backupFolder?.placeOf(plan.path, index)
      open.plan = plan
      return { index, type: 'compress', plan }
    } catch (error) {
      return { index, ...failedImage(error) }
    }
  }

  /** Tells whether an earlier run has left nothing to do. */
  async #isDone(plan: VideoPlan, open: OpenVideo): Promise<boolean> {
    const { ledger, isInPlace } = this.#places
    if (ledger === undefined) return false
    open.source = await digestOfFile(plan.path)
    if (open.source === undefined) return false
    if (isInPlace && ledger.isResult(open.source)) return true
    const result = ledger.resultOf(open.source, plan.settings)
    return result !== undefined && result === (await digestOfFile(plan.output))
  }

  async #resultOf(answer: VideoAnswer): Promise<VideoResult> {
    const { index } = answer
    const open = this.#open.get(index)
    this.#open.delete(index)
    if (answer.type === 'failed') return failedResult(index, answer)
    if (answer.type === 'done')
      return { status: 'skipped', index, input: open?.input ?? '', output: answer.output, reason: 'done-before' }
    await this.#note(open, answer.digest)
    return { status: 'compressed', index, ...answer.video }
  }

  async #note(open: OpenVideo | undefined, digest: string | undefined): Promise<void> {
    if (open?.plan === undefined || open.plan.dryRun || open.source === undefined || digest === undefined) return
    await this.#places.ledger?.add(open.source, open.plan.settings, digest)
  }

  /** Makes a result of what a task threw, or its worker died of. */
  async #givenUpResult({ index, cause }: { index: number; cause: unknown }): Promise<VideoResult> {
    const open = this.#open.get(index)
    if (open === undefined) throw cause
    this.#open.delete(index)
    if (open.plan !== undefined) await removeTemporary(open.plan)
    const failure = { code: 'ERR_MP_IMAGE_WORKER', input: open.input, reason: messageOf(cause) } as const
    return failedResult(index, { failure, cause })
  }
}

function failedResult(index: number, { failure, cause }: Omit<FailedImage, 'type'>): VideoResult {
  const error = typedError(failure, cause === undefined ? {} : { cause })
  return { status: 'failed', index, input: failure.input, error }
}
