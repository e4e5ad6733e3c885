import { waitFor } from '../wait-for.ts'
import type { Outcome } from './work.ts'
import type { Source } from './stream-work.ts'

/** How long a source may take to close before it is left alone. */
const CLOSE_MS = 100

/** How arrays are gone over, if nobody has changed that. */
const arrayValues = Array.prototype.values

/** Reads inputs from a source, one after the other, and numbers them. */
export class SourceReader {
  readonly isSync: boolean
  /** Inputs read so far. */
  count = 0
  hasEnded = false
  /** What the source itself threw. */
  error: (Outcome & { type: 'failed' }) | undefined
  #ready: unknown[] = []
  /** Read without an iterator, which takes a tenth of the time. */
  readonly #array: readonly unknown[] | undefined
  readonly #syncIterator: Iterator<unknown> | undefined
  readonly #asyncIterator: AsyncIterator<unknown> | undefined
  readonly #onRead: () => void
  #isReading = false

  constructor(source: Source, onRead: () => void) {
    if (Symbol.asyncIterator in source) this.#asyncIterator = source[Symbol.asyncIterator]()
    else if (Array.isArray(source) && source[Symbol.iterator] === arrayValues) this.#array = source
    else this.#syncIterator = source[Symbol.iterator]()
    this.isSync = this.#asyncIterator === undefined
    this.#onRead = onRead
  }

  /** How many inputs were read and not handed out. */
  get ready(): number {
    return this.#ready.length
  }

  /** Hands out the next inputs that were read, at most `limit`. */
  take(limit: number): unknown[] {
    if (limit < this.#ready.length) return this.#ready.splice(0, limit)
    const all = this.#ready
    this.#ready = []
    return all
  }

  /** Reads until `limit` inputs of a synchronous source are ready. */
  readSync(limit: number): void {
    if (this.hasEnded) return
    if (this.#array !== undefined) return this.#readArray(this.#array, limit)
    while (!this.hasEnded && this.#syncIterator !== undefined && this.#ready.length < limit) {
      try {
        this.#add(this.#syncIterator.next())
      } catch (error) {
        this.#fail(error)
      }
    }
  }

  /** The array may become longer or shorter in the meantime. */
  #readArray(array: readonly unknown[], limit: number): void {
    while (this.#ready.length < limit && this.count < array.length) this.#ready.push(array[this.count++])
    this.hasEnded = this.#ready.length < limit
  }

  /** Reads one input of an asynchronous source, unless that is under way. */
  readAsync(): void {
    if (this.#isReading || this.hasEnded || this.#asyncIterator === undefined) return
    this.#isReading = true
    void this.#readOne(this.#asyncIterator)
  }

  /** Tells the source that no more is wanted; one that is stuck at an input is not waited for. */
  async close(): Promise<void> {
    if (this.hasEnded) return
    this.hasEnded = true
    this.#ready = []
    try {
      this.#syncIterator?.return?.()
      const closing = this.#asyncIterator?.return?.()
      if (closing !== undefined) await waitFor(closing, { timeout: CLOSE_MS })
    } catch {
      // Nobody waits for the source any more.
    }
  }

  async #readOne(iterator: AsyncIterator<unknown>): Promise<void> {
    try {
      const result = await iterator.next()
      if (!this.hasEnded) this.#add(result)
    } catch (error) {
      this.#fail(error)
    }
    this.#isReading = false
    this.#onRead()
  }

  #add(result: IteratorResult<unknown>): void {
    if (result.done === true) this.hasEnded = true
    else {
      this.#ready.push(result.value)
      this.count++
    }
  }

  #fail(error: unknown): void {
    this.error = { type: 'failed', error }
    this.hasEnded = true
  }
}
