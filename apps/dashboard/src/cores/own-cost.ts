/** Measures which share of one core this thread used between one call of `sample` and the next. */
export class OwnCost {
  #cpuMicroseconds = ownCpuMicroseconds()
  #at = performance.now()

  /** Returns the share, from 0 to 1, since the last call. */
  sample(): number {
    const cpu = ownCpuMicroseconds()
    const at = performance.now()
    const share = (cpu - this.#cpuMicroseconds) / 1000 / Math.max(1, at - this.#at)
    this.#cpuMicroseconds = cpu
    this.#at = at
    return Math.max(0, share)
  }
}

/** The CPU time of this thread alone where Node tells it (from 23.9 on), else of the whole process. */
function ownCpuMicroseconds(): number {
  const { user, system } = typeof process.threadCpuUsage === 'function' ? process.threadCpuUsage() : process.cpuUsage()
  return user + system
}
