import type { Backend } from '@mp/core'
import type { Summary } from './statistics.ts'

/** One way to do the work: in this program, one call after the other, or in a pool. */
export type Contender = { backend: 'serial'; workers: 1 } | { backend: Backend; workers: number }

/** What was measured of a contender. */
export interface Measured {
  contender: Contender
  /** Milliseconds of each run. */
  times: number[]
  summary: Summary
  /** How much faster than serial, and its standard deviation. */
  speedUp: { value: number; sd: number }
  /** Speed-up for each worker, 1 at best. */
  efficiency: number
}

/** Words a contender, such as `2 threads`. */
export function contenderName({ backend, workers }: Contender): string {
  if (backend === 'serial') return 'serial'
  if (workers === 1) return `1 ${backend}`
  return `${workers} ${backend === 'process' ? 'processes' : 'threads'}`
}
