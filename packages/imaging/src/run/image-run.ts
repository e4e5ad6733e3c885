import type { Inputs } from '@mp/core'
import { failedImage, type FailedImage, type ImageAnswer, type ImageTask } from '../compress-task.ts'
import { digestOfFile } from '../digest.ts'
import type { ImageError } from '../errors.ts'
import { pixelCount } from '../format/pixel-count.ts'
import { FailureSignal } from '../image-failure.ts'
import type { ImageInput } from '../options.ts'
import type { ImagePlan } from '../output/image-plan.ts'
import { outputsOf, planImage, type PlannedInput, type PlanSettings, refuseExisting } from '../output/plan.ts'
import { removeTemporary } from '../output/write-output.ts'
import { messageOf, readHead } from '../read-image.ts'
import type { CompressedImage } from '../run-plan.ts'
import { typedError } from '../typed-error.ts'
import type { BackupFolder } from './backup-folder.ts'
import { Claims } from './claims.ts'
import { plannedInput } from './planned-input.ts'
import type { Ledger } from './ledger.ts'
import { PixelGate } from './pixel-gate.ts'
import type { TaskStream } from './task-stream.ts'

/** What became of one image of a run; `index` is its place among the inputs, from 0. */
export type ImageResult =
  | ({ status: 'compressed'; index: number } & CompressedImage)
  | { status: 'skipped'; index: number; input: string; output: string; reason: 'done-before' }
  | { status: 'failed'; index: number; input: string; error: ImageError }

/** What all images of a run have in common. */
export interface RunSettings extends PlanSettings {
  /** For the originals and the journal of this run; undefined where they are not replaced. */
  backupFolder: BackupFolder | undefined
  isInPlace: boolean
  ledger: Ledger | undefined
  maxPixelsInFlight: number
}

/** An input without a result yet. */
interface OpenImage {
  input: string
  plan: ImagePlan | undefined
  /** Digest of the input, where a ledger is kept. */
  source: string | undefined
}

/** One run over many images: plans each as it is read, has a stream work on it, and tells what became of it. */
export class ImageRun {
  readonly #inputs: Inputs<string | URL | ImageInput>
  readonly #settings: RunSettings
  readonly #claims = new Claims()
  readonly #gate: PixelGate
  readonly #open = new Map<number, OpenImage>()

  constructor(inputs: Inputs<string | URL | ImageInput>, settings: RunSettings) {
    this.#inputs = inputs
    this.#settings = settings
    this.#gate = new PixelGate(settings.maxPixelsInFlight)
  }

  /** Gives the results in the order in which they are done. */
  async *results(
    start: (tasks: AsyncGenerator<ImageTask, void, undefined>) => TaskStream<ImageAnswer>,
  ): AsyncGenerator<ImageResult, void, undefined> {
    const stream = start(this.#tasks())
    try {
      for (let taken = await stream.next(); taken !== undefined; taken = await stream.next()) {
        yield taken.type === 'answer' ? await this.#resultOf(taken.answer) : await this.#givenUpResult(taken)
      }
    } finally {
      this.#gate.open()
      await stream.stop()
    }
  }

  /** Removes what workers that were stopped may have left behind. */
  async cleanUp(): Promise<void> {
    for (const { plan } of this.#open.values()) if (plan !== undefined) await removeTemporary(plan)
  }

  async *#tasks(): AsyncGenerator<ImageTask, void, undefined> {
    let index = 0
    for await (const given of this.#inputs) {
      yield await this.#task(index, plannedInput(`inputs[${index}]`, given))
      index++
    }
  }

  async #task(index: number, given: PlannedInput & { unreadable: string | undefined }): Promise<ImageTask> {
    const { input, unreadable: reason } = given
    const open: OpenImage = { input, plan: undefined, source: undefined }
    this.#open.set(index, open)
    try {
      if (reason !== undefined) throw new FailureSignal({ code: 'ERR_MP_IMAGE_UNREADABLE', input, reason })
      const head = await readHead({ path: input, input })
      const plan = await this.#plan(index, given, head)
      this.#claims.take(plan, outputsOf(plan))
      if (await this.#isDone(plan, open)) return { index, type: 'done', output: plan.output }
      await refuseExisting(plan)
      await this.#gate.enter(index, pixelCount(head))
      open.plan = plan
      return { index, type: 'compress', plan }
    } catch (error) {
      return { index, ...failedImage(error) }
    }
  }

  async #plan(index: number, given: PlannedInput, head: Uint8Array): Promise<ImagePlan> {
    const { isInPlace, ledger, backupFolder } = this.#settings
    const plan = await planImage({ ...given, isInPlace }, this.#settings, head)
    plan.isNoted = ledger !== undefined
    if (!isInPlace) return plan
    if (backupFolder === undefined) plan.overwrite = true
    else plan.backup = backupFolder.placeOf(plan.path, index)
    return plan
  }

  /** Tells whether an earlier run has left nothing to do, and else sees to it that its pixels are not coded twice. */
  async #isDone(plan: ImagePlan, open: OpenImage): Promise<boolean> {
    const { ledger, isInPlace } = this.#settings
    if (ledger === undefined) return false
    open.source = await digestOfFile(plan.path)
    if (open.source === undefined) return false
    plan.isFinal = ledger.isResult(open.source)
    if (plan.isFinal && isInPlace) return true
    const result = ledger.resultOf(open.source, plan.encode)
    if (result === undefined) return false
    const digests = await Promise.all(outputsOf(plan).map(digestOfFile))
    return digests.includes(result)
  }

  async #resultOf(answer: ImageAnswer): Promise<ImageResult> {
    const { index } = answer
    const open = this.#close(index)
    if (answer.type === 'done')
      return { status: 'skipped', index, input: open?.input ?? '', output: answer.output, reason: 'done-before' }
    if (answer.type === 'failed') return failedResult(index, answer)
    await this.#note(open, answer.digest)
    return { status: 'compressed', index, ...answer.image }
  }

  async #note(open: OpenImage | undefined, digest: string | undefined): Promise<void> {
    if (open?.plan === undefined || open.plan.dryRun || open.source === undefined || digest === undefined) return
    await this.#settings.ledger?.add(open.source, open.plan.encode, digest)
  }

  /** Makes a result of what a task threw, or its worker died of. */
  async #givenUpResult({ index, cause }: { index: number; cause: unknown }): Promise<ImageResult> {
    const open = this.#close(index)
    if (open === undefined) throw cause
    if (open.plan !== undefined) await removeTemporary(open.plan)
    const failure = { code: 'ERR_MP_IMAGE_WORKER', input: open.input, reason: messageOf(cause) } as const
    return { status: 'failed', index, input: open.input, error: typedError(failure, { cause }) }
  }

  #close(index: number): OpenImage | undefined {
    const open = this.#open.get(index)
    this.#open.delete(index)
    this.#gate.leave(index)
    return open
  }
}

function failedResult(index: number, { failure, cause }: FailedImage): ImageResult {
  const error = typedError(failure, cause === undefined ? {} : { cause })
  return { status: 'failed', index, input: failure.input, error }
}
