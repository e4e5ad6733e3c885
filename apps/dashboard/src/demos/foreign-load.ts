import { readCoreTimes } from '../cores/core-sampler.ts'
import type { CoreTimes } from '../cores/proc-stat.ts'
import type { DemoPool } from './demo.ts'

/** Measures which share of the cores programs other than ours used, between its making and `measure`. */
export class ForeignLoad {
  readonly #pool: DemoPool
  readonly #cores: CoreTimes[] = readCoreTimes()
  readonly #ownMs: number
  readonly #at = performance.now()

  constructor(pool: DemoPool) {
    this.#pool = pool
    this.#ownMs = ownCpuMs(pool)
  }

  /** Returns the share, from 0 to 1; undefined after less than 200 ms, as the system counts in steps of 10. */
  measure(): number | undefined {
    const elapsedMs = performance.now() - this.#at
    if (elapsedMs < 200) return undefined
    const now = readCoreTimes()
    const busy = sum(now, 'busy') - sum(this.#cores, 'busy')
    const total = sum(now, 'total') - sum(this.#cores, 'total')
    const own = (ownCpuMs(this.#pool) - this.#ownMs) / elapsedMs / Math.max(1, now.length)
    return Math.min(1, Math.max(0, busy / Math.max(1, total) - own))
  }
}

/** This program's threads, and its children's. */
function ownCpuMs(pool: DemoPool): number {
  const { user, system } = process.cpuUsage()
  const { backend, workers } = pool.stats()
  const children = backend === 'thread' ? 0 : workers.reduce((total, { cpuMs }) => total + (cpuMs ?? 0), 0)
  return (user + system) / 1000 + children
}

function sum(times: readonly CoreTimes[], field: keyof CoreTimes): number {
  return times.reduce((total, core) => total + core[field], 0)
}
