import { PoolClosedError } from '../errors.ts'
import type { Span } from './batch.ts'
import { OutcomeLine } from './outcome-line.ts'
import { RangeWork } from './range-work.ts'
import type { Stretch } from './stretch.ts'
import { SourceReader } from './source-reader.ts'
import type { Outcome, WorkOwner, WorkSpec } from './work.ts'

/** How a stream reads its source and gives its results. */
export interface StreamOptions {
  isOrdered: boolean
  /** How far it may be ahead of its reader. */
  buffer: () => number
  chunkSize: number | undefined
  workerCount: number
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
  readonly #workerCount: number
  readonly #source: SourceReader
  #isPaused = false

  constructor(spec: WorkSpec, owner: WorkOwner, { source, options }: { source: Source; options: StreamOptions }) {
    super(spec, owner)
    this.#line = new OutcomeLine(options.isOrdered)
    this.#buffer = options.buffer
    this.#workerCount = options.workerCount
    this.chunkSize = options.chunkSize
    this.#source = new SourceReader(source, () => this.#onRead())
  }

  get total(): number | undefined {
    return this.#source.hasEnded ? this.#source.count : undefined
  }

  get waiting(): number {
    if (this.end !== undefined) return 0
    const readable = this.#source.isSync && !this.#source.hasEnded ? this.#readable : 0
    return this.returnedCount + this.#source.ready.length + readable
  }

  /** Begins to read the source. */
  open(): void {
    this.#fill()
    this.waitForWorkers()
  }

  protected takeFresh(limit: number): Stretch {
    if (this.#source.isSync) this.#source.readSync(Math.min(limit, this.#room))
    this.#endIfOver()
    const first = this.#source.count - this.#source.ready.length
    const inputs = this.#source.ready.splice(0, limit)
    return { inputs, offset: 0, length: inputs.length, first, attempt: 1 }
  }

  /** Returns the next result, and rejects at the place of a task that failed; may be called on after that. */
  async next(): Promise<IteratorResult<unknown, undefined>> {
    this.#isPaused = false
    const outcome = await this.#line.take(() => this.#onTaken())
    if (outcome === undefined) return { done: true, value: undefined }
    if (outcome.type === 'done') return { done: false, value: outcome.value }
    this.#isPaused = true
    throw outcome.error
  }

  /** Ends the work as its reader wants no more of it. */
  async return(): Promise<void> {
    this.#line.end(undefined)
    this.finish('cancelled')
    await this.#source.close()
  }

  /** Ends the work if its reader stopped at an error and has not come back: nobody takes the rest. */
  endIfForsaken(): void {
    if (this.#isPaused && this.end === undefined) void this.#forsake()
  }

  protected accept(index: number, outcome: Outcome): void {
    this.#line.put(index, outcome)
    this.#endIfOver()
  }

  protected acceptNumbers(
    { from, to }: Span,
    numbers: Float64Array,
    { at, stride }: { at: number; stride: number },
  ): void {
    for (let index = from; index < to; index++)
      this.#line.put(index, { type: 'done', value: numbers[at + (index - from) * stride] })
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
    return this.#buffer() - (this.#source.count - this.#line.taken)
  }

  /** How many inputs are worth being read now: a few at a time, not one for each result that is taken. */
  get #readable(): number {
    const room = this.#room
    return room >= Math.ceil(this.#buffer() / (4 * this.#workerCount)) ? room : 0
  }

  #onTaken(): void {
    this.#fill()
    if (this.waiting > 0) this.waitForWorkers()
  }

  #onRead(): void {
    this.#fill()
    this.#endIfOver()
    if (this.#source.ready.length > 0) this.waitForWorkers()
  }

  #fill(): void {
    if (this.end === undefined && !this.#source.isSync && this.#room > 0) this.#source.readAsync()
  }

  #endIfOver(): void {
    const { hasEnded, ready, count, error } = this.#source
    if (!hasEnded || ready.length > 0 || this.done + this.failed < count || this.end !== undefined) return
    this.#line.end(error)
    this.finish(error === undefined ? 'done' : 'failed')
  }
}
