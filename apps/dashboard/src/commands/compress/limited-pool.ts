import { cpuCount, Pool } from '@mp/core'
import { CpuBudget } from '../run/cpu-budget.ts'
import type { CompressFlags } from './compress-flags.ts'

/** Processes that compress images in no more than a share of the CPU time of all cores. */
export class LimitedPool {
  readonly pool: Pool
  readonly #budget: CpuBudget

  /** Opens them: no more than the share has cores for. */
  constructor(share: number, { workers }: CompressFlags) {
    const cores = share * cpuCount()
    const env = { MALLOC_ARENA_MAX: process.env['MALLOC_ARENA_MAX'] ?? '2' }
    this.pool = new Pool({ workers: Math.min(workers ?? cpuCount(), Math.ceil(cores)), env })
    this.#budget = new CpuBudget(this.pool, cores)
  }

  /** Ends them. */
  async close(): Promise<void> {
    this.#budget[Symbol.dispose]()
    await this.pool.terminate()
    await this.pool.join()
  }
}

/** Opens processes for a run that is to leave CPU time to others; undefined for any other run. */
export function limitedPool(flags: CompressFlags): LimitedPool | undefined {
  return flags.cpu === undefined ? undefined : new LimitedPool(flags.cpu, flags)
}
