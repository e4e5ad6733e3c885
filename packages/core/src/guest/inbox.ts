import { readPostedValue } from '../lane/lane-value.ts'
import type { PackedValue } from '../lane/packed-value.ts'
import type { Encoded } from '../wire/encode.ts'

/** What the host sent beside the lane: values, and the count of messages that tasks may need to have been handled. */
export class Inbox {
  readonly #values = new Map<number, { value: Encoded | PackedValue; count: number }>()
  #handled = 0
  #waiting: { count: number; resolve: () => void } | undefined

  /** Notes that one more message that tasks may need was handled. */
  note(): void {
    this.#handled += 1
    if (this.#waiting !== undefined && this.#handled >= this.#waiting.count) this.#waiting.resolve()
  }

  /** Keeps a value until a task takes it. */
  keep(number: number, value: Encoded | PackedValue): void {
    this.#values.set(number, { value, count: this.#handled + 1 })
  }

  /** Takes the value of the message with this number. */
  take(number: number): Encoded {
    const kept = this.#values.get(number)
    if (kept === undefined) throw new Error(`value ${number} was not sent to this worker`)
    this.#values.delete(number)
    return readPostedValue(kept.value)
  }

  /** Lets go of the values that came with the first so many messages: the tasks they were for will not run here. */
  release(upTo: number): void {
    for (const [number, { count }] of this.#values) {
      if (count > upTo) return
      this.#values.delete(number)
    }
  }

  /** Whether so many messages were handled. */
  has(count: number): boolean {
    return this.#handled >= count
  }

  /** Waits until so many messages were handled. */
  async reached(count: number): Promise<void> {
    if (this.has(count)) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#waiting = { count, resolve }
    await promise
    this.#waiting = undefined
  }
}
