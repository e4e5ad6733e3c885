import { figureOf, readResults } from '../../generate/figures.ts'

/** What sending work costs, in milliseconds, as measured. */
export interface Costs {
  /** A program with two workers, until its first result. */
  startMs: number
  /** One call, there and back, when nothing else is under way. */
  callMs: number
  /** One of many calls that are handed in at once. */
  queuedMs: number
  /** One item of a map. */
  itemMs: number
  /** One MiB there and back, by copy. */
  copyMs: number
}

/** Reads the costs of processes from the committed results. */
export function processCosts(): Costs {
  const pool = '@mp/core Pool'
  return {
    startMs: figureOf('start', pool, 'first result').median,
    callMs: figureOf('round-trip', pool, 'p50').median / 1000,
    queuedMs: 1000 / figureOf('at-once', pool, 'tasks/s').median,
    itemMs: 1000 / figureOf('map', pool, 'items/s').median,
    copyMs: figureOf('echo-1mib', pool, 'p50').median,
  }
}

/** Returns the work, in milliseconds, from which sending it pays: what it saves is then more than what it costs. */
export function breakEvenMs(costMs: number, cores: number): number {
  return (costMs * cores) / (cores - 1)
}

/** Returns where the figures come from, as a sentence. */
export function sourceOfCosts(): string {
  const { machine, versions, command, date } = readResults()
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
  return `${machine.cpu}, ${machine.cores} cores, Node ${versions['node']}, ${day}, by ${command}`
}
