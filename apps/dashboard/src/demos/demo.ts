import type { Backend, Pool, ThreadPool } from '@mp/core'
import type { Outcome } from '../model/outcome.ts'
import type { DemoCard } from '../model/tour-state.ts'

/** One example or task of the tutorial, as something that runs; knows nothing of how it is shown. */
export interface Demo extends DemoCard {
  run(context: DemoContext): Promise<Outcome>
}

/** What a demo may ask of whoever runs it. */
export interface DemoContext {
  /** Aborted when the user goes on to something else. */
  signal: AbortSignal
  /** Processes or threads, where the demo leaves it open. */
  backend: Backend
  /** Cores that this program may use. */
  cores: number
  /** A folder that outlives the run, for files made once. */
  cacheFolder: string
  /** Returns the number of workers the user chose, or the demo's own. */
  workersOr(own: number): number
  /** Says what begins now, such as `on one core`, and of how many tasks it is made. */
  phase(text: string, taskCount?: number): void
  /** Adds a line to the log. */
  log(text: string): void
  /** Opens a pool whose workers are shown; it is ended with the demo, if not before. */
  openPool(options: OpenPoolOptions): DemoPool
}

/** Which pool to open. */
export interface OpenPoolOptions {
  /** Unique within the run. */
  name: string
  workers: number
  backend?: Backend
  /** Keeps the number of workers whatever keys are pressed, as a baseline has to. */
  isFixed?: boolean
}

/** A pool of either kind. */
export type DemoPool = Pool | ThreadPool
