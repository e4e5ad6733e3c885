import { cpus, freemem, loadavg, totalmem } from 'node:os'
import { readSystemFile } from '../cpu-quota.ts'
import type { CoreLoad, MachineSampleEvent } from './program-events.ts'

/** Time of a core since the machine was started, in any unit. */
interface CoreTimes {
  core: number
  busy: number
  idle: number
}

/** Tells how busy each core was since the last look, by whom, and how much memory there is. */
export class MachineSampler {
  #last = new Map<number, CoreTimes>()
  #lastAt = performance.now()

  constructor() {
    for (const times of coreTimes()) this.#last.set(times.core, times)
  }

  /** @param ownMs - CPU time of our own threads since the last sample, by the core that each ran on last. */
  sample(at: number, ownMs: ReadonlyMap<number, number>): MachineSampleEvent {
    const now = performance.now()
    const elapsedMs = Math.max(1, now - this.#lastAt)
    this.#lastAt = now
    const cores = coreTimes().map((times) => this.#loadOf(times, (ownMs.get(times.core) ?? 0) / elapsedMs))
    return {
      ...{ type: 'machine-sample', at, cores, load: loadavg()[0] ?? 0, cpuPressure: cpuPressure() },
      ...{ memoryTotalBytes: totalmem(), memoryAvailableBytes: freemem() },
    }
  }

  #loadOf(times: CoreTimes, ownShare: number): CoreLoad {
    const { core } = times
    const last = this.#last.get(core) ?? times
    this.#last.set(core, times)
    const total = times.busy + times.idle - last.busy - last.idle
    const busy = total <= 0 ? 0 : share((times.busy - last.busy) / total)
    if (process.platform !== 'linux') return { core, busy }
    // A thread may have moved between cores, and ticks are coarse.
    const own = Math.min(busy, share(ownShare))
    return { core, busy, own, foreign: busy - own }
  }
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function coreTimes(): CoreTimes[] {
  const stat = process.platform === 'linux' ? readSystemFile('/proc/stat') : undefined
  if (stat !== undefined) return timesIn(stat)
  return cpus().map(({ times: { user, nice, sys, irq, idle } }, core) => ({
    core,
    busy: user + nice + sys + irq,
    idle,
  }))
}

/** Reads the lines `cpuN user nice system idle iowait irq softirq steal …`, in ticks; see proc(5). */
function timesIn(stat: string): CoreTimes[] {
  return [...stat.matchAll(/^cpu(\d+) (.*)$/gm)].map(([, core, rest = '']) => {
    const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softIrq = 0, steal = 0] = rest
      .split(' ')
      .map(Number)
    return { core: Number(core), busy: user + nice + system + irq + softIrq + steal, idle: idle + waiting }
  })
}

/** Share of the last ten seconds in which something waited for a core. */
function cpuPressure(): number | undefined {
  const percent = /^some avg10=([\d.]+)/m.exec(readSystemFile('/proc/pressure/cpu') ?? '')?.[1]
  return percent === undefined ? undefined : Number(percent) / 100
}
