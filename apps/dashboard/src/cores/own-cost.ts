/** Measures which share of one core this thread, or the whole process, used between one call of `sample` and the next. */
export class OwnCost {
  readonly #read: () => number
  #cpuMicroseconds: number
  #at = performance.now()

  constructor(of: 'thread' | 'process' = 'thread') {
    this.#read = of === 'thread' ? threadMicroseconds : processMicroseconds
    this.#cpuMicroseconds = this.#read()
  }

  /** CPU time since the start, in milliseconds. */
  get milliseconds(): number {
    return this.#read() / 1000
  }

  /** Returns the share, from 0 to 1, since the last call. */
  sample(): number {
    const cpu = this.#read()
    const at = performance.now()
    const share = (cpu - this.#cpuMicroseconds) / 1000 / Math.max(1, at - this.#at)
    this.#cpuMicroseconds = cpu
    this.#at = at
    return Math.max(0, share)
  }
}

/** The CPU time of this thread alone where Node tells it (from 23.9 on), else of the whole process. */
function threadMicroseconds(): number {
  if (typeof process.threadCpuUsage !== 'function') return processMicroseconds()
  const { user, system } = process.threadCpuUsage()
  return user + system
}

/** With the threads that collect garbage and compile. */
function processMicroseconds(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
