/** What a program has seen of its own promises. */
export interface Report {
  /** Promises that were not kept; empty if all is well. */
  violations: string[]
  tasks: number
  faults: number
}

/** Collects what went wrong and counts what was done. */
export class Findings {
  readonly violations: string[] = []
  tasks = 0
  faults = 0

  /** Notes that something must not be. */
  add(violation: string): void {
    this.violations.push(violation)
  }

  /** Notes it unless a condition holds. */
  expect(holds: boolean, violation: () => string): void {
    if (!holds) this.add(violation())
  }
}
