import type { Work } from './work.ts'

/**
 * The work of a pool that has not ended, oldest first.
 *
 * Each piece knows its neighbours: looking it up in a set would take longer than all else that a quick call costs.
 */
export class WorkList {
  #first: Work | undefined
  #last: Work | undefined

  get isEmpty(): boolean {
    return this.#first === undefined
  }

  add(work: Work): void {
    work.before = this.#last
    if (this.#last === undefined) this.#first = work
    else this.#last.after = work
    this.#last = work
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
  }

  /** Returns all of it as of now. */
  all(): Work[] {
    const all: Work[] = []
    for (let work = this.#first; work !== undefined; work = work.after) all.push(work)
    return all
  }
}
