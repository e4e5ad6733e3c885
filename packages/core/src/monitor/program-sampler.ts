import { type EventLoopUtilization, performance, PerformanceObserver } from 'node:perf_hooks'
import type { ProgramSampleEvent } from './program-events.ts'
import { systemFigures } from './system-figures.ts'

/** Tells how much CPU time and memory the program itself uses, and how busy the event loop of this thread is. */
export class ProgramSampler {
  readonly #observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) this.#gcMs += duration
  })
  #gcMs = 0
  #loop: EventLoopUtilization = performance.eventLoopUtilization()

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] })
  }

  sample(at: number, { monitorMs, watchers }: { monitorMs: number; watchers: number }): ProgramSampleEvent {
    const loop = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(loop, this.#loop)
    this.#loop = loop
    const { user, system } = process.cpuUsage()
    const { rss, heapUsed } = process.memoryUsage()
    return {
      ...{ type: 'program-sample', at, cpuMs: (user + system) / 1000, rssBytes: rss, heapUsedBytes: heapUsed },
      ...{ loopBusyFraction: utilization, gcMs: this.#gcMs, core: mainThread().core, monitorMs, watchers },
    }
  }

  /** Stops looking at the collection of garbage. */
  close(): void {
    this.#observer.disconnect()
  }
}

/** CPU time and last core of the main thread, whose number on Linux is that of the process. */
export function mainThread(): ReturnType<typeof systemFigures> {
  return systemFigures(process.pid, process.pid)
}
