import { PoolClosedError } from '../errors.ts'
import type { Span } from './batch.ts'
import { NONE, OutcomeLine, type OutcomeReader } from './outcome-line.ts'
import { RangeWork } from './range-work.ts'
import type { Stretch } from './stretch.ts'
import { SourceReader } from './source-reader.ts'
import type { Outcome, WorkOwner, WorkSpec } from './work.ts'
import { waitFor } from '../wait-for.ts'

/** How long a task may take to stop, its worker included: a thread in native code cannot be stopped at all. */
const STOP_MS = 1_000

/** Inputs are read when there is room for so much of the buffer. */
const WORTH_READING = 0.25
/** Whether they are is looked again once so much of the buffer was taken more, not after each result. */
const WORTH_LOOKING = 1 / 64

/** How a stream reads its source and gives its results. */
export interface StreamOptions {
  isOrdered: boolean
  /** How far it may be ahead of its reader. */
  buffer: () => number
  chunkSize: number | undefined
}

/** Where inputs come from. */
export type Source = Iterable<unknown> | AsyncIterable<unknown>

/**
 * Work over inputs that are read as results are taken: at most `buffer` of them are ahead of the reader.
 *
 * A synchronous source is read when a worker is free; an asynchronous one ahead of that, one `next()` at a time.
 */
export class StreamWork extends RangeWork {
  readonly stopsOnError = false
  readonly #line: OutcomeLine
  readonly chunkSize: number | undefined
  readonly #buffer: () => number
  /** How far it may be ahead of its reader, as of the last look. */
  #limit: number
  readonly #source: SourceReader
  /** How many results have to be taken until it is looked again whether more inputs of a synchronous source can be read. */
  #looksAt = 0
  #isPaused = false

  constructor(spec: WorkSpec, owner: WorkOwner, { source, options }: { source: Source; options: StreamOptions }) {
    super(spec, owner)
    this.#line = new OutcomeLine(options.isOrdered)
    this.#buffer = options.buffer
    this.#limit = options.buffer()
    this.chunkSize = options.chunkSize
    this.#source = new SourceReader(source, () => this.#onRead())
  }

  get total(): number | undefined {
    return this.#source.hasEnded ? this.#source.count : undefined
  }

  get waiting(): number {
    if (this.end !== undefined) return 0
    const readable = this.#source.isSync && !this.#source.hasEnded ? this.#readable : 0
    return this.returnedCount + this.#source.ready + readable
  }

  /** Begins to read the source. */
  open(): void {
    this.#fill()
    this.waitForWorkers()
  }

  protected takeFresh(limit: number): Stretch {
    this.#limit = this.#buffer()
    if (this.#source.isSync) this.#source.readSync(Math.min(limit, this.#room))
    this.#endIfOver()
    const first = this.#source.count - this.#source.ready
    const inputs = this.#source.take(limit)
    this.#looksAt = 0
    return { inputs, offset: 0, length: inputs.length, first, attempt: 1 }
  }

  /** Returns the next result if it is there; `NONE` if it is not, or the next outcome is another. */
  takeResult(): unknown {
    this.#isPaused = false
    const result = this.#line.takeResult()
    if (result !== NONE) this.#onTaken()
    return result
  }

  /** Gives a reader the next result, or the error of the task at this place, once it is there. */
  next(reader: OutcomeReader): void {
    this.#line.take(reader)
    this.#onTaken()
  }

  /** Notes that the reader was given an error, after which it may not come back. */
  pause(): void {
    this.#isPaused = true
  }

  /** Ends the work as its reader wants no more of it, and waits until what ran of it has stopped. */
  async return(): Promise<void> {
    this.#line.end(undefined)
    this.finish('cancelled')
    const isStill = this.stillness()
    await this.#source.close()
    await waitFor(isStill, { timeout: STOP_MS })
  }

  /** Ends the work if its reader stopped at an error and has not come back: nobody takes the rest. */
  endIfForsaken(): void {
    if (this.#isPaused && this.end === undefined) void this.#forsake()
  }

  protected accept(index: number, outcome: Outcome): void {
    if (outcome.type === 'done') this.#line.put(index, outcome.value)
    else this.#line.putFailure(index, outcome.error)
    this.#onTaken()
    this.#endIfOver()
  }

  protected acceptNumbers(
    { from, to }: Span,
    numbers: Float64Array,
    { at, stride }: { at: number; stride: number },
  ): void {
    for (let index = from; index < to; index++) this.#line.put(index, numbers[at + (index - from) * stride])
    this.#onTaken()
    this.#endIfOver()
  }

  protected abandon(error: unknown): void {
    this.#line.end({ type: 'failed', error })
    void this.#source.close()
  }

  async #forsake(): Promise<void> {
    this.#line.end({ type: 'failed', error: new PoolClosedError('closed') })
    this.finish('cancelled')
    await this.#source.close()
  }

  /** How many inputs may be read now. */
  get #room(): number {
    return this.#limit - (this.#source.count - this.#line.taken)
  }

  /** How many inputs are worth being read now: a few at a time, not one for each result that is taken. */
  get #readable(): number {
    const room = this.#room
    return room >= WORTH_READING * this.#limit ? room : 0
  }

  #onTaken(): void {
    const { taken } = this.#line
    if (this.#source.isSync && taken < this.#looksAt) return
    this.#looksAt = taken + WORTH_LOOKING * this.#limit
    this.#fill()
    if (this.waiting > 0) this.waitForWorkers()
  }

  #onRead(): void {
    this.#fill()
    this.#endIfOver()
    if (this.#source.ready > 0) this.waitForWorkers()
  }

  #fill(): void {
    if (this.end === undefined && !this.#source.isSync && this.#room > 0) this.#source.readAsync()
  }

  #endIfOver(): void {
    const { hasEnded, ready, count, error } = this.#source
    if (!hasEnded || ready > 0 || this.done + this.failed < count || this.end !== undefined) return
    this.#line.end(error)
    this.finish(error === undefined ? 'done' : 'failed')
  }
}
