import { type Batch, type Span, writeNumericArguments } from './batch.ts'
import { partOf, type Stretch, type StretchOwner } from './stretch.ts'
import type { Outcome, Task, Work, WorkSpec } from './work.ts'

/** A batch of neighbouring inputs of one piece of work. */
export class RangeBatch implements Batch {
  readonly endsQuietly = false
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

  writeNumbers(to: Float64Array, at: { start: number; room: number; arity: number }): number {
    if (this.spec.spreads) return writeNumericArguments(this, to, at)
    const { inputs, offset, length } = this.#stretch
    const { start, room } = at
    const count = Math.min(length, room)
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
}
