import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long tasks run on end before the event loop has a turn. */
const TURN_MS = 5

/** The turns that the event loop of a worker has between tasks. */
export class Turns {
  #end = 0

  /** Begins to count, as the event loop has just had a turn. */
  begin(): void {
    this.#end = performance.now() + TURN_MS
  }

  /** Whether tasks have run on end for long enough. */
  isDue(now: number): boolean {
    return now >= this.#end
  }

  /** Lets the event loop turn once. */
  async take(): Promise<void> {
    await nextTurn()
    this.begin()
  }
}
