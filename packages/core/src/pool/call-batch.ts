import { type Batch, type Span, writeNumericArguments } from './batch.ts'
import type { CallWork } from './call-work.ts'
import type { Outcome, Task, Work, WorkSpec } from './work.ts'

/** A batch of single calls of one function, each a piece of work of its own. */
export class CallBatch implements Batch {
  readonly stopsOnError = false
  readonly group = 0
  readonly #works: readonly CallWork[]
  readonly spec: WorkSpec
  readonly attempt: number

  /** @param works - At least one. */
  constructor(works: readonly CallWork[], { spec, attempt }: CallWork) {
    this.#works = works
    this.spec = spec
    this.attempt = attempt
  }

  get length(): number {
    return this.#works.length
  }

  get endsQuietly(): boolean {
    return this.spec.onProgress === undefined
  }

  inputAt(position: number): unknown {
    return this.#works[position]?.args
  }

  taskAt(position: number): Task {
    return { work: this.#workAt(position), index: 0, attempt: this.attempt }
  }

  includes(work: Work): boolean {
    return this.#works.some((each) => each === work)
  }

  isWanted(position: number): boolean {
    return this.#works[position]?.end === undefined
  }

  writeNumbers(to: Float64Array, at: { start: number; room: number; arity: number }): number {
    return writeNumericArguments(this, to, at)
  }

  settle(position: number, outcome: Outcome): void {
    this.#works[position]?.settle(0, outcome)
  }

  settleNumbers({ from, to }: Span, numbers: Float64Array, { at, stride }: { at: number; stride: number }): void {
    for (let position = from; position < to; position++)
      this.#works[position]?.settle(0, { type: 'done', value: numbers[at + (position - from) * stride] })
  }

  giveBack({ from, to }: Span, attempt: number): void {
    // The last one first: each goes in front of those that wait.
    for (let position = to - 1; position >= from; position--) this.#works[position]?.takeBack(attempt)
  }

  #workAt(position: number): CallWork {
    const work = this.#works[position]
    if (work === undefined) throw new RangeError(`there is no call ${position} of ${this.length}`)
    return work
  }
}
