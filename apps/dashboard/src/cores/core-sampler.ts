import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { type CoreTimes, parseProcStat } from './proc-stat.ts'

/** Measures how busy each core was between one call of `sample` and the next. */
export class CoreSampler {
  readonly #read: () => CoreTimes[]
  #last: CoreTimes[]

  constructor(read: () => CoreTimes[] = readCoreTimes) {
    this.#read = read
    this.#last = read()
  }

  /** Returns the load of each core, from 0 to 1, since the last call. */
  sample(): number[] {
    const now = this.#read()
    const loads = now.map((times, core) => loadBetween(this.#last[core], times))
    this.#last = now
    return loads
  }
}

function loadBetween(earlier: CoreTimes | undefined, later: CoreTimes): number {
  const total = later.total - (earlier?.total ?? 0)
  if (total <= 0) return 0
  return Math.min(1, Math.max(0, (later.busy - (earlier?.busy ?? 0)) / total))
}

/** Reads the cores' times: `/proc/stat` where there is one, since `os.cpus()` leaves out interrupts and steal. */
export function readCoreTimes(): CoreTimes[] {
  if (process.platform === 'linux') {
    try {
      const times = parseProcStat(readFileSync('/proc/stat', 'utf8'))
      if (times.length > 0) return times
    } catch {
      // A sandbox may hide /proc; os.cpus() answers there.
    }
  }
  return cpus().map(({ times }) => {
    const busy = times.user + times.nice + times.sys + times.irq
    return { busy, total: busy + times.idle }
  })
}
