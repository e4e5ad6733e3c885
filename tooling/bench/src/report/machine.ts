import { cpus, loadavg, release, totalmem, type } from 'node:os'

/** The machine that a run took place on. */
export interface Machine {
  cpu: string
  cores: number
  memoryGiB: number
  /** Name and release of the system. */
  kernel: string
  /** Average number of busy threads over the minute before the run: anything but about 0 spoils the figures. */
  loadBefore: number
}

/** Describes this machine as it is now. */
export function describeMachine(): Machine {
  const cores = cpus()
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    kernel: `${type()} ${release()}`,
    loadBefore: loadavg()[0] ?? 0,
  }
}
