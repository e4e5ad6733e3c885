import { CallBatch } from './call-batch.ts'
import { CallWork } from './call-work.ts'
import type { Batch } from './batch.ts'
import type { Work } from './work.ts'

/** Work of one priority, oldest first; `head` is the place of the first that is still queued. */
interface Line {
  works: (Work | undefined)[]
  head: number
}

/** A line is cut when so many places at its front stand empty, and these are half of it. */
const MAX_EMPTY_PLACES = 1024

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
      this.#skipEmpty(line)
      const work = line.works[line.head]
      if (work !== undefined) return work
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
    for (let work = line.works[line.head]; calls.length < limit; work = line.works[line.head]) {
      if (!(work instanceof CallWork) || (work !== first && (work.waiting === 0 || !work.goesWith(first)))) break
      work.isOut = true
      calls.push(work)
      this.#forgetFirst(line)
    }
    return new CallBatch(calls, first)
  }

  #lineOf(priority: number): Line {
    const known = this.#lines.get(priority)
    if (known !== undefined) return known
    const line: Line = { works: [], head: 0 }
    this.#lines.set(priority, line)
    this.#priorities = [...this.#lines.keys()].sort((a, b) => b - a)
    return line
  }

  #skipEmpty(line: Line): void {
    for (let work = line.works[line.head]; work !== undefined && work.waiting === 0; work = line.works[line.head])
      this.#forgetFirst(line)
    const { works, head } = line
    if (head < works.length && (head < MAX_EMPTY_PLACES || head * 2 < works.length)) return
    works.splice(0, head)
    line.head = 0
  }

  #forgetFirst(line: Line): void {
    const work = line.works[line.head]
    line.works[line.head++] = undefined
    if (work === undefined) return
    work.isQueued = false
    if (work instanceof CallWork) this.#calls -= 1
    else this.#ranges.delete(work)
  }
}

/** Puts work in its place: work that comes back is older than what came meanwhile. */
function insert(line: Line, work: Work): void {
  const { works, head } = line
  if (head > 0 && work.id < (works[head]?.id ?? 0)) {
    line.head -= 1
    works[line.head] = work
    return
  }
  let at = works.length
  while (at > head && (works[at - 1]?.id ?? 0) > work.id) at--
  if (at === works.length) works.push(work)
  else works.splice(at, 0, work)
}
