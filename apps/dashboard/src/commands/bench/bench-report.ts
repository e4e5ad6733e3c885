import type { Scaling } from './amdahl.ts'
import type { Measured } from './contender.ts'

/** Everything that came of a bench. */
export interface BenchReport {
  /** As it was typed. */
  function: string
  args: readonly unknown[]
  /** Calls in each run. */
  tasks: number
  /** Of one call, in milliseconds. */
  taskMs: number
  runs: number
  warmup: number
  cores: number
  node: string
  platform: string
  startedAt: string
  measured: Measured[]
  scalings: ({ backend: 'process' | 'thread' } & Scaling)[]
  warnings: string[]
}
