import { isResult } from '../../pool/result-types.ts'
import type { StreamProxy } from './stream-proxy.ts'

/** How many results are asked for at a time, at most. */
const MAX_AHEAD = 64

/** What ended the inputs before their end: an error of the source, or of an input that cannot travel. */
interface Failure {
  error: unknown
  /** How many inputs were before it. */
  at: number
}

/**
 * The results of `imap` and `imapUnordered` of a {@link PoolProxy}, one by one.
 *
 * @remarks
 * Leaving a `for await` loop over it, or calling `return()`, stops what runs and closes the source. `next()` may be
 * called again after it rejected with the error of a task.
 */
export class PoolProxyIterator<T> implements AsyncIterableIterator<T, undefined>, AsyncDisposable {
  readonly #stream: Promise<StreamProxy>
  readonly #source: Iterator<unknown> | AsyncIterator<unknown>
  readonly #buffer: number
  /** Results that were asked for and not taken. */
  readonly #ahead: Promise<IteratorResult<unknown, undefined>>[] = []
  #sent = 0
  #asked = 0
  #taken = 0
  #failure: Failure | undefined
  #hasFailed = false
  #isOver = false
  #onTaken: () => void = () => {}

  /** Begins to read the source once the stream is open; `imap` and `imapUnordered` make it. */
  constructor(
    stream: Promise<StreamProxy>,
    { source, buffer }: { source: Iterator<unknown> | AsyncIterator<unknown>; buffer: number },
  ) {
    this.#stream = stream
    this.#source = source
    this.#buffer = buffer
    // Whoever asks for a result is told.
    stream.then((opened) => this.#feed(opened)).catch(() => {})
  }

  /** Returns the next result, or rejects with the error of the task at this place. */
  async next(): Promise<IteratorResult<T, undefined>> {
    const place = this.#asked++
    const stream = await this.#stream
    if (this.#isOver) return { done: true, value: undefined }
    try {
      const { done, value } = await this.#take(stream, place)
      if (done !== true && isResult<T>(value)) return { done: false, value }
    } catch (error) {
      this.#hasFailed = true
      throw error
    } finally {
      this.#taken++
      this.#onTaken()
    }
    await this.#end(stream)
    return { done: true, value: undefined }
  }

  /** Stops what runs, drops what was not started, and closes the source. */
  async return(): Promise<IteratorResult<T, undefined>> {
    await this.#end(await this.#stream)
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }

  /** At the place of the input that there was none for, in order or at the end, stands the reason. */
  async #take(stream: StreamProxy, place: number): Promise<IteratorResult<unknown, undefined>> {
    const isBefore = (): boolean => this.#failure === undefined || place < this.#failure.at
    const result = isBefore() ? await this.#ask(stream) : undefined
    if (result !== undefined && isBefore()) return result
    await this.#end(stream)
    throw this.#failure?.error
  }

  /** Asks for some results at a time, as each message takes its time. */
  #ask(stream: StreamProxy): Promise<IteratorResult<unknown, undefined>> {
    if (this.#hasFailed) stream.resume().catch(() => {})
    this.#hasFailed = false
    const result = this.#ahead.shift() ?? stream.next()
    const limit = Math.min(this.#buffer, MAX_AHEAD)
    if (this.#ahead.length > limit / 2) return result
    while (this.#ahead.length < limit) {
      const later = stream.next()
      later.catch(() => {})
      this.#ahead.push(later)
    }
    return result
  }

  /** Sends inputs as long as there are no more than `buffer` of them beyond the results that were taken. */
  async #feed(stream: StreamProxy): Promise<void> {
    try {
      while (await this.#hasRoom()) {
        const read: IteratorResult<unknown, unknown> = await this.#source.next()
        if (read.done === true || this.#isOver) break
        this.#send(stream, read.value)
      }
    } catch (error) {
      this.#fail(error, this.#sent)
    }
    if (!this.#isOver) await stream.finish()
  }

  #send(stream: StreamProxy, input: unknown): void {
    const place = this.#sent++
    stream.put(input).catch((error: unknown) => this.#fail(error, place))
  }

  #fail(error: unknown, at: number): void {
    this.#failure ??= { error, at }
    this.#onTaken()
  }

  /** Waits until there is room, for several inputs if there was none; false when no more are wanted. */
  async #hasRoom(): Promise<boolean> {
    const isEnough = (room: number): boolean => this.#buffer - (this.#sent - this.#taken) >= room
    const isWanted = (): boolean => !this.#isOver && this.#failure === undefined
    const room = isEnough(1) ? 1 : Math.ceil(this.#buffer / 2)
    while (!isEnough(room) && isWanted()) {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#onTaken = resolve
      await promise
    }
    return isWanted()
  }

  async #end(stream: StreamProxy): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    this.#onTaken()
    try {
      await Promise.all([stream.return(), this.#source.return?.()])
    } finally {
      stream[Symbol.dispose]()
    }
  }
}
