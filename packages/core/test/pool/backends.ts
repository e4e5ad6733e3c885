import { Pool, type PoolOptions, ThreadPool } from '@mp/core'

/** A pool of processes that works as where no memory can be shared. */
export class UnsharedPool extends Pool {
  constructor(options: number | PoolOptions = {}) {
    const given = typeof options === 'object' ? options : { workers: options }
    super({ ...given, env: { ...given.env, MP_SHARED_MEMORY: 'off' } })
  }
}

/** The kinds of pools, which keep the same contract, and whether a worker is handed tasks ahead of its work. */
export const backends = [
  { backend: 'processes', PoolClass: Pool, prefetches: true },
  { backend: 'threads', PoolClass: ThreadPool, prefetches: true },
  { backend: 'processes without shared memory', PoolClass: UnsharedPool, prefetches: false },
] as const

/** The kinds that share memory with their workers. */
export const sharingBackends = [backends[0], backends[1]] as const

/** A pool of any kind. */
export type AnyPool = Pool | ThreadPool
