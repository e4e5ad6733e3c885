import type { GuestLane } from '../lane/guest-lane.ts'
import { encodeLaneValue, type LaneValue, postedAs } from '../lane/lane-value.ts'
import type { OutcomeType } from '../lane/outcome-record.ts'
import { forThread } from '../lane/packed-value.ts'
import type { TaskRecord } from '../lane/task-record.ts'
import { LARGE_BYTES } from '../wire/large-memory.ts'
import { encodeThrown } from './encode-thrown.ts'
import type { GuestPort } from './guest-port.ts'

/** One of the tasks of a record. */
export interface TaskPlace {
  record: TaskRecord
  item: number
}

/** Puts outcomes into the lane, and rings the host when it is time that it looks. */
export class OutcomeReporter {
  readonly #lane: GuestLane
  readonly #port: GuestPort
  #posts = 0
  #roomWaiter: (() => void) | undefined
  #hasNews = false

  constructor(lane: GuestLane, port: GuestPort) {
    this.#lane = lane
    this.#port = port
  }

  /**
   * Reports the result of a task.
   *
   * @returns True, at once if there was room.
   * @throws {@link NotSerializableError} when it cannot travel; nothing was reported then.
   */
  result(task: TaskPlace, value: unknown, ms: number): true | Promise<true> {
    return this.#put(task, 'result', { value: this.#encode(value, 'result'), figure: ms }) ?? true
  }

  /** Reports what a task threw; returns false, at once if there was room. */
  error(task: TaskPlace, thrown: unknown, ms: number): false | Promise<false> {
    const value = encodeThrown(thrown, (error) => this.#encode(error, 'error'))
    const waiting = this.#put(task, 'error', { value, figure: ms })
    return waiting === undefined ? false : waiting.then(() => false)
  }

  /** Reports how far a task is; what finds no room is let go of. */
  progress(task: TaskPlace, fraction: number): void {
    this.#tryPut(task, 'progress', { value: undefined, figure: fraction })
    this.ring()
  }

  /** Notes that something has changed that the host may want to look at. */
  note(): void {
    this.#hasNews = true
    this.#lane.tell()
  }

  /** Notes that something has changed, and has the host look. */
  ringNow(): void {
    this.note()
    this.ring()
  }

  /** Has the host look, unless it looks by itself or there is nothing new. */
  ring(): void {
    if (!this.#hasNews) return
    this.#hasNews = false
    if (this.#lane.isShared) this.#wakeHost()
    else this.#port.send({ type: 'report', report: this.#lane.report() })
  }

  #wakeHost(): void {
    if (this.#lane.mustRing()) this.#port.send({ type: 'wake' })
  }

  /** Tells a host that does not see it that a task has begun. */
  begin(): void {
    if (!this.#lane.isShared) this.ringNow()
  }

  /** Is told that the host has rung: there may be room again. */
  onRung(): void {
    this.#roomWaiter?.()
  }

  /** Takes the way of a message for what the lane cannot carry. */
  #encode(value: unknown, path: string): LaneValue {
    const encoded = encodeLaneValue(value, () => path, {
      sharesMemory: this.#port.sharesMemory,
      moves: true,
      longest: this.#lane.outcomes.longest,
    })
    if ('chunks' in encoded) return encoded
    this.#posts += 1
    const { posted, moved } = this.#port.sharesMemory ? forThread(encoded) : encoded
    this.#lane.host.spare()
    this.#port.send({ type: 'value', number: this.#posts, value: posted }, moved)
    return postedAs(this.#posts)
  }

  /** Returns undefined when it was put at once. */
  #put(task: TaskPlace, type: OutcomeType, content: Content): Promise<true> | undefined {
    return this.#tryPut(task, type, content) ? undefined : this.#putLater(task, type, content)
  }

  #tryPut({ record, item }: TaskPlace, type: OutcomeType, { value, figure }: Content): boolean {
    const head = { sequence: record.sequence, item, type, figure, after: this.#posts }
    // It wakes while the value is copied.
    if (value !== undefined && value.byteLength >= LARGE_BYTES) this.#wakeHost()
    if (!this.#lane.outcomes.put(head, value)) return false
    this.note()
    return true
  }

  async #putLater(task: TaskPlace, type: OutcomeType, content: Content): Promise<true> {
    // Copied, as it is written only when there is room.
    const value =
      content.value === undefined
        ? undefined
        : { ...content.value, chunks: content.value.chunks.map((chunk) => Uint8Array.from(chunk)) }
    for (;;) {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#roomWaiter = resolve
      this.#lane.room.sleep()
      if (this.#tryPut(task, type, { ...content, value })) return true
      this.#hasNews = true
      this.ring()
      await promise
    }
  }
}

interface Content {
  value: LaneValue | undefined
  figure: number
}
