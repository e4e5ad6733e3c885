import type { Finding } from './finding.ts'
import type { PoolCosts } from './pool-costs.ts'

/** Everything that the doctor found. */
export interface DoctorReport {
  node: string
  platform: string
  workers: number
  findings: Finding[]
  /** Of threads, then of processes; empty with `--no-measure`. */
  costs: PoolCosts[]
}
