import { type Batch, type Span, writeArguments } from './batch.ts'
import { partOf, type Stretch, type StretchOwner } from './stretch.ts'
import type { Outcome, Task, Work, WorkSpec } from './work.ts'

/** A batch of neighbouring inputs of one piece of work. */
export class RangeBatch implements Batch {
  readonly #work: StretchOwner
  readonly #stretch: Stretch

  constructor(work: StretchOwner, stretch: Stretch) {
    this.#work = work
    this.#stretch = stretch
  }

  get length(): number {
    return this.#stretch.length
  }

  get spec(): WorkSpec {
    return this.#work.spec
  }

  get attempt(): number {
    return this.#stretch.attempt
  }

  get stopsOnError(): boolean {
    return this.#work.stopsOnError
  }

  get group(): number {
    return this.#work.id
  }

  inputAt(position: number): unknown {
    return this.#stretch.inputs[this.#stretch.offset + position]
  }

  taskAt(position: number): Task {
    return { work: this.#work, index: this.#stretch.first + position, attempt: this.attempt }
  }

  includes(work: Work): boolean {
    return work === this.#work
  }

  isWanted(): boolean {
    return this.#work.end === undefined
  }

  writeNumbers(to: Float64Array, { start, room, arity }: { start: number; room: number; arity: number }): number {
    const { inputs, offset, length } = this.#stretch
    const count = Math.min(length, Math.floor(room / arity))
    if (this.spec.spreads) return this.#writeArguments(to, { start, count, arity })
    for (let position = 0; position < count; position++) {
      const input = inputs[offset + position]
      if (typeof input !== 'number') return position
      to[start + position] = input
    }
    return count
  }

  settle(position: number, outcome: Outcome): void {
    this.#work.settle(this.#stretch.first + position, outcome)
  }

  settleNumbers({ from, to }: Span, numbers: Float64Array, place: { at: number; stride: number }): void {
    const { first } = this.#stretch
    this.#work.settleNumbers({ from: first + from, to: first + to }, numbers, place)
  }

  giveBack(span: Span, attempt: number): void {
    if (span.to > span.from) this.#work.takeBack({ ...partOf(this.#stretch, span), attempt })
  }

  #writeArguments(to: Float64Array, { start, count, arity }: { start: number; count: number; arity: number }): number {
    for (let position = 0; position < count; position++) {
      if (!writeArguments(this.inputAt(position), to, { at: start + position * arity, arity })) return position
    }
    return count
  }
}
