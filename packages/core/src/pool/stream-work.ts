import { PoolClosedError } from '../errors.ts'
import { AdaptiveChunkSize } from './chunk-size.ts'
import { OutcomeLine } from './outcome-line.ts'
import { SourceReader } from './source-reader.ts'
import { type Item, type Outcome, Work, type WorkOwner, type WorkSpec } from './work.ts'

/** How a stream reads its source and gives its results. */
export interface StreamOptions {
  isOrdered: boolean
  buffer: number
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
export class StreamWork extends Work {
  readonly stopsOnError = false
  readonly #line: OutcomeLine
  readonly #buffer: number
  readonly #fixedChunkSize: number | undefined
  readonly #chunkSize: AdaptiveChunkSize
  readonly #source: SourceReader
  #isPaused = false

  constructor(spec: WorkSpec, owner: WorkOwner, { source, options }: { source: Source; options: StreamOptions }) {
    super(spec, owner)
    this.#line = new OutcomeLine(options.isOrdered)
    this.#buffer = options.buffer
    this.#fixedChunkSize = options.chunkSize
    this.#chunkSize = new AdaptiveChunkSize(Math.floor(options.buffer / (2 * options.workerCount)))
    this.#source = new SourceReader(source, () => this.#onRead())
  }

  get total(): number | undefined {
    return this.#source.hasEnded ? this.#source.count : undefined
  }

  get waiting(): number {
    if (this.end !== undefined) return 0
    const readable = this.#source.isSync && !this.#source.hasEnded ? this.#room : 0
    return this.returned.length + this.#source.ready.length + readable
  }

  /** Begins to read the source. */
  open(): void {
    this.#fill()
    this.waitForWorkers()
  }

  take(limit: number): Item[] {
    const size = Math.min(limit, this.#fixedChunkSize ?? this.#chunkSize.size)
    if (this.returned.length > 0) return this.returned.splice(0, size)
    if (this.#source.isSync) this.#source.readSync(Math.min(size, this.#room))
    this.#endIfOver()
    return this.#source.ready.splice(0, size)
  }

  /** Takes the time of a task into account for the size of the next chunk. */
  observe(ms: number): void {
    this.#chunkSize.observe(ms)
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
    return this.#buffer - (this.#source.count - this.#line.taken)
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
