import { CallBatch } from './call-batch.ts'
import { CallWork } from './call-work.ts'
import type { Batch } from './batch.ts'
import type { Work } from './work.ts'

/** Work of one priority, oldest first, each linked to the one that comes after it. */
interface Line {
  first: Work | undefined
  last: Work | undefined
}

/** Work that waits for workers: higher priority first, then first come, first served. */
export class WorkQueue {
  readonly #lines = new Map<number, Line>()
  #priorities: number[] = []
  /** Queued work of many inputs. */
  readonly #ranges = new Set<Work>()
  #calls = 0

  /** Whether work of more than one priority has come. */
  get hasPriorities(): boolean {
    return this.#priorities.length > 1
  }

  /** Adds work, unless it waits already. */
  add(work: Work): void {
    if (work.isQueued) return
    work.isQueued = true
    if (work instanceof CallWork) this.#calls += 1
    else this.#ranges.add(work)
    insert(this.#lineOf(work.spec.priority), work)
  }

  /** Returns the first work that has inputs to hand out, and forgets those before it that have none. */
  first(): Work | undefined {
    for (const priority of this.#priorities) {
      const line = this.#lineOf(priority)
      while (line.first?.waiting === 0) this.#forgetFirst(line)
      if (line.first !== undefined) return line.first
    }
    return undefined
  }

  /** How many tasks wait. */
  get waiting(): number {
    let count = 0
    for (const work of this.#ranges) count += work.waiting
    return count + this.#calls
  }

  /** Takes calls that go together, from the first of all on, at most `limit`. */
  takeCalls(first: CallWork, limit: number): Batch {
    const line = this.#lineOf(first.spec.priority)
    const calls: CallWork[] = []
    for (let work = line.first; calls.length < limit; work = line.first) {
      if (!(work instanceof CallWork) || (work !== first && (work.waiting === 0 || !work.goesWith(first)))) break
      work.handOut()
      calls.push(work)
      this.#forgetFirst(line)
    }
    return new CallBatch(calls, first)
  }

  #lineOf(priority: number): Line {
    const known = this.#lines.get(priority)
    if (known !== undefined) return known
    const line: Line = { first: undefined, last: undefined }
    this.#lines.set(priority, line)
    this.#priorities = [...this.#lines.keys()].sort((a, b) => b - a)
    return line
  }

  #forgetFirst(line: Line): void {
    const work = line.first
    if (work === undefined) return
    line.first = work.nextQueued
    if (line.first === undefined) line.last = undefined
    work.nextQueued = undefined
    work.isQueued = false
    if (work instanceof CallWork) this.#calls -= 1
    else this.#ranges.delete(work)
  }
}

/** Puts work in its place: work that comes back is older than what came meanwhile. */
function insert(line: Line, work: Work): void {
  const before = lastBefore(line, work)
  if (before === undefined) {
    work.nextQueued = line.first
    line.first = work
  } else {
    work.nextQueued = before.nextQueued
    before.nextQueued = work
  }
  if (work.nextQueued === undefined) line.last = work
}

/** Returns the work after which other work has its place; undefined when that is the first place. */
function lastBefore({ first, last }: Line, { id }: Work): Work | undefined {
  if (last !== undefined && last.id < id) return last
  let before: Work | undefined
  for (let work = first; work !== undefined && work.id < id; work = work.nextQueued) before = work
  return before
}
