import type { Item, Outcome } from './work.ts'
import type { Source } from './stream-work.ts'

/** Reads inputs from a source, one after the other, and numbers them. */
export class SourceReader {
  readonly isSync: boolean
  /** Inputs that were read and not handed out. */
  readonly ready: Item[] = []
  /** Inputs read so far. */
  count = 0
  hasEnded = false
  /** What the source itself threw. */
  error: (Outcome & { type: 'failed' }) | undefined
  readonly #iterator: Iterator<unknown> | AsyncIterator<unknown>
  readonly #onRead: () => void
  #isReading = false

  constructor(source: Source, onRead: () => void) {
    this.isSync = !(Symbol.asyncIterator in source)
    this.#iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
    this.#onRead = onRead
  }

  /** Reads up to `limit` inputs of a synchronous source. */
  readSync(limit: number): void {
    while (!this.hasEnded && this.ready.length < limit) {
      try {
        // A synchronous iterator returns its results at once.
        this.#add(this.#iterator.next() as IteratorResult<unknown>)
      } catch (error) {
        this.#fail(error)
      }
    }
  }

  /** Reads one input of an asynchronous source, unless that is under way. */
  readAsync(): void {
    if (this.#isReading || this.hasEnded) return
    this.#isReading = true
    void this.#readOne()
  }

  /** Tells the source that no more is wanted. */
  async close(): Promise<void> {
    if (this.hasEnded) return
    this.hasEnded = true
    this.ready.length = 0
    try {
      await this.#iterator.return?.()
    } catch {
      // Nobody waits for the source any more.
    }
  }

  async #readOne(): Promise<void> {
    try {
      const result = await this.#iterator.next()
      if (!this.hasEnded) this.#add(result)
    } catch (error) {
      this.#fail(error)
    }
    this.#isReading = false
    this.#onRead()
  }

  #add(result: IteratorResult<unknown>): void {
    if (result.done === true) this.hasEnded = true
    else this.ready.push({ index: this.count++, input: result.value, attempt: 1 })
  }

  #fail(error: unknown): void {
    this.error = { type: 'failed', error }
    this.hasEnded = true
  }
}
