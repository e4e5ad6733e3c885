import type { ChildSample } from './child-events.ts'
import type { MonitoredStats } from './pool-events.ts'
import { mainThread } from './program-sampler.ts'

/** Tells on which cores our own threads, workers and children spent how much CPU time since the last look. */
export class CoreUse {
  #last = new Map<string, number>()

  sinceLast(pools: readonly MonitoredStats[], children: readonly ChildSample[]): Map<number, number> {
    const next = new Map<string, number>()
    const byCore = new Map<number, number>()
    const add = (key: string, cpuMs: number | undefined, core: number | undefined): void => {
      if (cpuMs === undefined || core === undefined) return
      next.set(key, cpuMs)
      byCore.set(core, (byCore.get(core) ?? 0) + cpuMs - (this.#last.get(key) ?? cpuMs))
    }
    for (const { name, workers } of pools) for (const { id, cpuMs, core } of workers) add(`${name}/${id}`, cpuMs, core)
    for (const { child, cpuMs, core } of children) add(`child ${child}`, cpuMs, core)
    const main = mainThread()
    add('main', main.cpuMs, main.core)
    this.#last = next
    return byCore
  }
}
