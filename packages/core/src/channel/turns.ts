import { type WaitOptions, waitFor } from '../wait-for.ts'

/** Lets those who wait for one thing try one after the other, in the order in which they came. */
export class Turns {
  #last: Promise<unknown> | undefined
  #count = 0

  /** Whether nobody waits. */
  get isFree(): boolean {
    return this.#count === 0
  }

  /**
   * Waits for its turn and then tries.
   *
   * @param attempt - Is given what is left of the time.
   * @returns What the attempt returned; undefined when the time was over before its turn.
   */
  async take<T>(
    attempt: (options: WaitOptions) => Promise<T | undefined>,
    options: WaitOptions,
  ): Promise<T | undefined> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = before === undefined ? promise : Promise.all([before, promise])
    this.#count += 1
    const start = performance.now()
    try {
      if (before !== undefined && !(await waitFor(before, options))) return undefined
      return await attempt(leftOf(options, start))
    } finally {
      resolve()
      this.#count -= 1
      if (this.#count === 0) this.#last = undefined
    }
  }
}

function leftOf(options: WaitOptions, start: number): WaitOptions {
  const { timeout } = options
  return timeout === undefined ? options : { ...options, timeout: Math.max(0, timeout - (performance.now() - start)) }
}
