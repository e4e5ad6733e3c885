import type { ObjectSample } from './object-events.ts'
import { placeOf } from './source-place.ts'

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** What a thing says of itself; the monitor adds its number, its class and where it was made. */
export type ThingFigures = DistributiveOmit<ObjectSample, 'id' | 'class' | 'site'>

/** The most things that are told of; those made when there are so many are left out. */
const MOST_THINGS = 1000

interface Thing {
  id: number
  class: string
  site: ReturnType<typeof placeOf>
  ref: WeakRef<object>
  figures: () => ThingFigures | undefined
}

/** The queues, locks, blocks and managers of this thread, as long as somebody has them. */
export class Things {
  readonly #things = new Set<Thing>()
  #lastId = 0
  #told = '[]'

  /** Notes a thing, where it was made, and how to learn of it later; that returns undefined once it is closed. */
  add<T extends object>(thing: T, figuresOf: (thing: T) => ThingFigures | undefined): void {
    if (this.#things.size >= MOST_THINGS) return
    const ref = new WeakRef(thing)
    const figures = (): ThingFigures | undefined => {
      const target = ref.deref()
      return target === undefined ? undefined : figuresOf(target)
    }
    const stack: { stack?: string } = {}
    Error.captureStackTrace(stack, thing.constructor)
    const site = placeOf(stack.stack)
    this.#things.add({ id: ++this.#lastId, class: thing.constructor.name, site, ref, figures })
  }

  /** Tells of all that are in use, and forgets the others. */
  samples(): ObjectSample[] {
    const samples: ObjectSample[] = []
    for (const thing of this.#things) {
      const figures = figuresOf(thing)
      if (figures === undefined) this.#things.delete(thing)
      else samples.push({ ...figures, id: thing.id, class: thing.class, site: thing.site })
    }
    return samples
  }

  /** Tells of all if anything about them has changed since the last time; undefined otherwise. */
  changed(): ObjectSample[] | undefined {
    if (this.#things.size === 0 && this.#told === '[]') return undefined
    const samples = this.samples()
    const told = JSON.stringify(samples)
    if (told === this.#told) return undefined
    this.#told = told
    return samples
  }
}

/** What is closed refuses to tell anything. */
function figuresOf({ figures }: Thing): ThingFigures | undefined {
  try {
    return figures()
  } catch {
    return undefined
  }
}
