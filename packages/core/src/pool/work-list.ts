import type { Work } from './work.ts'

/** The longest that a timer of Node waits, in milliseconds. */
const LONGEST_MS = 2 ** 31 - 1

/**
 * The work of a pool that has not ended, oldest first.
 *
 * Each piece knows its neighbours: looking it up in a set would take longer than all else that a quick call costs.
 */
export class WorkList {
  #first: Work | undefined
  #last: Work | undefined
  #keepsRunning = false
  #hold: NodeJS.Timeout | undefined

  get isEmpty(): boolean {
    return this.#first === undefined
  }

  add(work: Work): void {
    work.before = this.#last
    if (this.#last === undefined) this.#first = work
    else this.#last.after = work
    this.#last = work
    if (this.#keepsRunning) this.#updateHold()
  }

  /** Takes work out, if it is in. */
  delete(work: Work): void {
    const { before, after } = work
    if (before === undefined && this.#first !== work) return
    if (before === undefined) this.#first = after
    else before.after = after
    if (after === undefined) this.#last = before
    else after.before = before
    work.before = undefined
    work.after = undefined
    if (this.#keepsRunning) this.#updateHold()
  }

  /** Keeps the program running while there is work, where no worker that is at it does so. */
  keepRunning(isWanted: boolean): void {
    this.#keepsRunning = isWanted
    this.#updateHold()
  }

  /** Returns all of it as of now. */
  all(): Work[] {
    const all: Work[] = []
    for (let work = this.#first; work !== undefined; work = work.after) all.push(work)
    return all
  }

  #updateHold(): void {
    const isNeeded = this.#keepsRunning && !this.isEmpty
    if (isNeeded) this.#hold ??= setInterval(() => {}, LONGEST_MS)
    else {
      clearInterval(this.#hold)
      this.#hold = undefined
    }
  }
}
