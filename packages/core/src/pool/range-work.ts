import type { Batch, Span } from './batch.ts'
import { RangeBatch } from './range-batch.ts'
import { partOf, type Stretch, type StretchOwner } from './stretch.ts'
import { type Outcome, Work } from './work.ts'

/** Work over many inputs, which are handed out in stretches. */
export abstract class RangeWork extends Work implements StretchOwner {
  isStarted = false
  done = 0
  failed = 0
  /** What was taken back, in the order of the inputs. */
  readonly #returned: Stretch[] = []
  #returnedCount = 0

  /** Inputs to hand out at a time, when the caller has said so. */
  abstract readonly chunkSize: number | undefined
  /** Returns the next inputs that were not handed out before, at most `limit`. */
  protected abstract takeFresh(limit: number): Stretch | undefined
  /** Takes the results of neighbouring tasks that are numbers. */
  protected abstract acceptNumbers(span: Span, numbers: Float64Array, place: { at: number; stride: number }): void

  /** Returns the next inputs to hand out, at most `limit`; undefined when there are none now. */
  take(limit: number): Batch | undefined {
    const [first] = this.#returned
    if (first === undefined) return this.#batchOf(this.takeFresh(limit))
    const length = Math.min(limit, first.length)
    if (length === first.length) this.#returned.shift()
    else this.#returned[0] = partOf(first, { from: length, to: first.length })
    this.#returnedCount -= length
    return this.#batchOf(partOf(first, { from: 0, to: length }))
  }

  /** Takes back inputs that have to run again, or were not started; they are handed out before all others. */
  takeBack(stretch: Stretch): void {
    if (this.end !== undefined) return
    const after = this.#returned.findIndex(({ first }) => first > stretch.first)
    this.#returned.splice(after < 0 ? this.#returned.length : after, 0, stretch)
    this.#returnedCount += stretch.length
    this.waitForWorkers()
  }

  /** Takes the results of neighbouring tasks that are numbers. */
  settleNumbers(span: Span, numbers: Float64Array, place: { at: number; stride: number }): void {
    if (this.end !== undefined) return
    if (this.spec.onProgress === undefined) {
      this.count('done', span.to - span.from)
      return this.acceptNumbers(span, numbers, place)
    }
    for (let index = span.from; index < span.to; index++)
      this.settle(index, { type: 'done', value: numbers[place.at + (index - span.from) * place.stride] })
  }

  protected add(type: Outcome['type'], tasks: number): void {
    this[type] += tasks
  }

  protected get returnedCount(): number {
    return this.#returnedCount
  }

  /** Lets go of what was taken back. */
  protected forgetReturned(): void {
    this.#returned.length = 0
    this.#returnedCount = 0
  }

  #batchOf(stretch: Stretch | undefined): Batch | undefined {
    if (stretch === undefined || stretch.length === 0) return undefined
    this.isStarted = true
    return new RangeBatch(this, stretch)
  }
}
