import { describeArgument } from '../callable/describe-argument.ts'
import type { TaskInput, ToGuest } from '../protocol.ts'
import { encodeValue } from '../wire/encode.ts'
import type { Item, Work } from './work.ts'

let lastId = 0

/** Inputs of one piece of work that were handed to a worker together, and how far it is with them. */
export class Batch {
  readonly id: number = ++lastId
  readonly work: Work
  readonly items: Item[]
  /** Position of the task that runs. */
  position = 0
  /** Set when the running task was given up: what it still reports does not count. */
  givenUp: 'settled' | 'retry' | undefined
  readonly #inputs: TaskInput[]
  /** What to do about handles among the inputs that did not arrive. */
  #sent: (() => void)[] = []

  /** Takes the inputs that can travel; each of the others fails alone. */
  constructor(work: Work, items: readonly Item[], sharesMemory: boolean) {
    this.work = work
    this.items = []
    this.#inputs = []
    const options = {
      sharesMemory,
      describeFunction: describeArgument,
      onSent: (giveUp: () => void) => void this.#sent.push(giveUp),
    }
    for (const item of items) {
      try {
        this.#inputs.push({
          ...encodeValue(item.input, pathOf(work, item), options),
          attempt: item.attempt,
        })
        this.items.push(item)
      } catch (error) {
        work.settle(item.index, { type: 'failed', error })
      }
    }
  }

  /** The task that runs; undefined once all have ended. */
  get item(): Item | undefined {
    return this.items[this.position]
  }

  /** The tasks that were not started. */
  get rest(): Item[] {
    return this.items.slice(this.position + 1)
  }

  /** The running task in words: its function and the position of its input. */
  get taskName(): string {
    return `${this.work.spec.callable.name}[${this.item?.index ?? ''}]`
  }

  /** Turns to the next task. */
  advance(): void {
    this.position++
    this.givenUp = undefined
  }

  /** Forgets the handles among inputs that never arrived, as their tasks were not started. */
  giveUpHandles(): void {
    for (const giveUp of this.#sent) giveUp()
    this.#sent = []
  }

  /** Returns the message that hands the batch over; the function goes along only where it is not known. */
  message(isCallableKnown: boolean): ToGuest {
    const { work } = this
    const { callable, spreads } = work.spec
    return {
      type: 'run',
      batch: this.id,
      callable: isCallableKnown ? callable.id : callable,
      spreads,
      stopsOnError: work.stopsOnError,
      inputs: this.#inputs,
    }
  }
}

function pathOf(work: Work, item: Item): string {
  return work.spec.kind === 'apply' ? 'args' : `items[${item.index}]`
}
