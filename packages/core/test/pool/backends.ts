import { Pool, ThreadPool } from '@mp/core'

/** The two kinds of pools, which keep the same contract. */
export const backends = [
  { backend: 'processes', PoolClass: Pool },
  { backend: 'threads', PoolClass: ThreadPool },
] as const
