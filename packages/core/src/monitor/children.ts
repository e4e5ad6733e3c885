import type { ChildSample, ChildState } from './child-events.ts'
import type { ToldChild } from './told-child.ts'

/** The processes and threads that this thread has started and that run, those of pools excepted; oldest first. */
export class Children {
  readonly #running = new Set<ToldChild>()
  #last = 0

  /** Notes one that is started now; returns its number. */
  add(child: ToldChild): number {
    this.#running.add(child)
    return ++this.#last
  }

  /** Forgets one that has ended. */
  delete(child: ToldChild): void {
    this.#running.delete(child)
  }

  states(): ChildState[] {
    return Array.from(this.#running, (child) => child.state())
  }

  samples(): ChildSample[] {
    return Array.from(this.#running, (child) => child.sample())
  }
}
