import type { Ability, Payload } from '../contenders/contender.ts'
import type { Opened } from '../contenders/opened.ts'
import type { Better } from '../statistics/compare.ts'

/** One figure of a row. */
export interface Metric {
  /** Unique in its row, and says its unit. */
  name: string
  better: Better
}

/** The numbers of one sample, by the names of the row's metrics. */
export type Figures = Record<string, number>

/** How much work one sample does; the names are the row's own. */
export interface Size extends Record<string, number> {
  /** Tasks, or items: what rates are counted in. */
  count: number
}

/** Sizes of a row whose samples do a fixed amount of work. */
export interface Sizes extends Record<string, number> {
  count: number
  /** Count of the samples that are thrown away at first. */
  warmUp: number
}

/** How big a run is: what the figures are for, or just enough to see that everything works. */
export type Scale = 'full' | 'quick'

/** How the samples of a row are taken. */
type Sampling =
  /** All samples of a contender in one program, opened once and warmed up. */
  | {
      type: 'kept'
      sizes: Record<Scale, Sizes>
      /** A contender that needs longer for a sample gets fewer tasks, in milliseconds. */
      limitMs?: number
    }
  /** A program for each number of workers, kept; the figure `ms` gives one metric for each, and their ratio. */
  | { type: 'by-workers'; sizes: Record<Scale, Sizes> }
  /** A fresh program for each number of tasks; each figure gives one metric for each number. */
  | { type: 'by-count'; counts: Record<Scale, Counts> }
  /** A fresh program, timed from outside: from its start to what it prints. */
  | { type: 'start' }
  /** A fresh program, whose memory is read from outside. */
  | { type: 'memory' }

/** Numbers of tasks for ours, and those of them that the peers get as well. */
export interface Counts {
  ours: readonly number[]
  peers: readonly number[]
}

/** One row of the benchmark: some work, and what is measured of it. */
export interface Row {
  /** As on the command line. */
  name: string
  title: string
  metrics: readonly Metric[]
  /** What takes part must be able to do this. */
  ability: Ability
  payload: Payload
  sampling: Sampling
  /** Does the work once and measures it; throws where a result is wrong. */
  measure: (opened: Opened, size: Size) => Promise<Figures>
}

/** Returns what a contender can do, for a row that it takes part in on account of that. */
export function required<A extends Ability>(opened: Opened, ability: A): NonNullable<Opened[A]> {
  const found = opened[ability]
  if (found === undefined || found === null) throw new TypeError(`This contender cannot do ${ability}`)
  return found
}
