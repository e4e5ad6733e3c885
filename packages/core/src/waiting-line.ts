import { setImmediate as nextTurn } from 'node:timers/promises'
import { type WaitOptions, waitFor } from './wait-for.ts'

/** What somebody who waited has got. */
export interface Taken<T> {
  value: T
}

/** Looks whether there is what somebody waits for, and takes it; throws when there will never be. */
export type Take<T> = () => Taken<T> | undefined

/** What to do when somebody waits, and when nobody waits any more. */
export interface WaitingHooks {
  onFirst?: () => void
  onLast?: () => void
}

interface Entry {
  /** Tries once; returns whether the wait is over. */
  attempt(): boolean
}

/**
 * Those who wait in this thread for one thing, first come, first served.
 *
 * What was taken for somebody is never lost: a wait that was served at the moment it timed out counts as served.
 */
export class WaitingLine {
  readonly #entries = new Set<Entry>()
  readonly #hooks: WaitingHooks

  constructor(hooks: WaitingHooks = {}) {
    this.#hooks = hooks
  }

  /** How many wait. */
  get size(): number {
    return this.#entries.size
  }

  /**
   * Waits until `take` has taken something, at most as long as asked.
   *
   * @returns What was taken; undefined when the time was up.
   * @throws (rejects) what `take` throws, and the reason of the signal when it aborts first.
   */
  async wait<T>(take: Take<T>, options: WaitOptions = {}): Promise<Taken<T> | undefined> {
    const taken = this.#entries.size === 0 ? take() : undefined
    return taken ?? this.#waitInLine(take, options)
  }

  /** Serves those who can be served, in order. */
  advance(): void {
    for (const entry of [...this.#entries]) if (this.#entries.has(entry) && entry.attempt()) this.#leave(entry)
  }

  async #waitInLine<T>(take: Take<T>, options: WaitOptions): Promise<Taken<T> | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<Taken<T>>()
    const entry: Entry = { attempt: () => attemptTo(take, resolve, reject) }
    // A rejection is passed on by the wait below, also when the time was up first.
    promise.catch(() => {})
    this.#enter(entry)
    try {
      if (await waitFor(promise, options)) return await promise
      // What lies ready in the system is seen by a look at the next turn of the event loop.
      if (this.#entries.has(entry)) await nextTurn()
    } catch (error) {
      if (this.#entries.has(entry)) throw error
    } finally {
      this.#leave(entry)
    }
    return settledNow(promise)
  }

  #enter(entry: Entry): void {
    this.#entries.add(entry)
    if (this.#entries.size === 1) this.#hooks.onFirst?.()
  }

  #leave(entry: Entry): void {
    if (this.#entries.delete(entry) && this.#entries.size === 0) this.#hooks.onLast?.()
  }
}

function attemptTo<T>(take: Take<T>, resolve: (taken: Taken<T>) => void, reject: (error: unknown) => void): boolean {
  try {
    const taken = take()
    if (taken === undefined) return false
    resolve(taken)
  } catch (error) {
    reject(error)
  }
  return true
}

/** Returns what a promise has settled with by now; undefined when it has not. */
async function settledNow<T>(promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, Promise.resolve(undefined)])
}
