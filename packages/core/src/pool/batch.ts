import { NotSerializableError } from '../errors.ts'
import type { CallableDescription } from '../callable/description.ts'
import { describeCallable } from '../callable/describe.ts'
import type { TaskInput, ToGuest } from '../protocol.ts'
import { encodeValue } from '../wire/encode.ts'
import type { Item, Work } from './work.ts'

let lastId = 0

/** Inputs of one piece of work that were handed to a worker together. */
export class Batch {
  readonly id: number = ++lastId
  readonly work: Work
  readonly items: Item[]
  readonly #inputs: TaskInput[]

  /** Takes the inputs that can travel; each of the others fails alone. */
  constructor(work: Work, items: readonly Item[], sharesMemory: boolean) {
    this.work = work
    this.items = []
    this.#inputs = []
    for (const item of items) {
      try {
        this.#inputs.push({
          ...encodeValue(item.input, pathOf(work, item), { sharesMemory, describeFunction }),
          attempt: item.attempt,
        })
        this.items.push(item)
      } catch (error) {
        work.settle(item.index, { type: 'failed', error })
      }
    }
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

/** Describes a function inside an argument: an exported one travels by name, any other would be a surprise. */
export function describeFunction(fn: Function, path: string): CallableDescription {
  const description = describeCallable(fn)
  if (description.type === 'reference') return description
  throw new NotSerializableError(
    path,
    `it is the function ${description.name}, which no module exports; let the task function use it as a variable, or export it`,
  )
}
