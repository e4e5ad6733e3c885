import type { ForeignProcess } from '@mp/core/monitor'

/** Adds up which other programs used how much of a core, over all looks at them. */
export class ForeignShares {
  readonly #sums = new Map<string, number>()
  #looks = 0

  /** Takes a look at all of them into account. */
  add(processes: readonly ForeignProcess[]): void {
    this.#looks += 1
    for (const { name, share } of processes) this.#sums.set(name, (this.#sums.get(name) ?? 0) + share)
  }

  /** Lists programs with the mean of their share of a core, from 0 to 1 and more; the greatest first. */
  list(): { name: string; share: number }[] {
    const means = Array.from(this.#sums, ([name, sum]) => ({ name, share: sum / this.#looks }))
    return means.toSorted((a, b) => b.share - a.share)
  }
}
