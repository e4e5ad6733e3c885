import type { ItemOutcome } from './item.ts'

/** How many items ended which way. */
export class RunCounts {
  done = 0
  failed = 0
  /** Of `done`, those that an earlier run had finished. */
  resumed = 0
  /** Read and not begun. */
  left = 0

  add(outcome: ItemOutcome): void {
    if (outcome.status === 'done') {
      this.done++
      if (outcome.isResumed) this.resumed++
    } else if (outcome.status === 'failed') this.failed++
    else this.left++
  }

  /** Items that were read. */
  get items(): number {
    return this.done + this.failed + this.left
  }
}
