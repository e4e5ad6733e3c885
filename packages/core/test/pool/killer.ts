import type { AnyPool } from './backends.ts'
import type { Random } from './random.ts'
import { until } from './until.ts'

/** Ends workers of a pool, each once: processes by SIGKILL, threads by ending them wherever they are. */
export class Killer {
  readonly #pool: AnyPool
  readonly #random: Random
  readonly #killed = new Set<number>()

  constructor(pool: AnyPool, random: Random) {
    this.#pool = pool
    this.#random = random
  }

  /** Ends one of the workers that are at work, or else one that is idle, once `isTime` says so. */
  async killOnce(isTime: () => boolean): Promise<void> {
    await until(isTime)
    const workers = this.#pool.stats().workers.filter(({ id }) => !this.#killed.has(id))
    const running = workers.filter(({ state }) => state === 'running')
    const victims = running.length > 0 ? running : workers.filter(({ state }) => state === 'idle')
    const victim = victims[Math.floor(this.#random() * victims.length)]
    if (victim === undefined) return
    this.#killed.add(victim.id)
    if (victim.threadId === 0) kill(victim.pid)
    else this.#pool.killWorker(victim.id)
  }
}

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself, and nobody has been told yet.
  }
}
