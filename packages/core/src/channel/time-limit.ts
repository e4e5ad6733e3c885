const MAX_TIMER_MS = 2 ** 31 - 1

/**
 * A limit of time for several waits together, which the signal of a caller may cut short.
 *
 * Unlike `AbortSignal.timeout()` it can be ended, and then holds nothing any more. It does not keep the program running.
 */
export class TimeLimit {
  readonly #controller = new AbortController()
  readonly #timer: NodeJS.Timeout
  readonly #outer: AbortSignal | undefined
  readonly #passOn = (): void => this.#controller.abort(this.#outer?.reason)
  #isOver = false

  constructor(timeoutMs: number, outer?: AbortSignal) {
    this.#outer = outer
    this.#timer = setTimeout(() => this.#expire(), Math.min(timeoutMs, MAX_TIMER_MS)).unref()
    outer?.addEventListener('abort', this.#passOn, { once: true })
  }

  /** Aborts when the time is over, or the caller's signal aborts. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Whether the time is over. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Says that nothing is waited for any more. */
  end(): void {
    clearTimeout(this.#timer)
    this.#outer?.removeEventListener('abort', this.#passOn)
  }

  #expire(): void {
    this.#isOver = true
    this.#controller.abort(new DOMException('The time is over', 'TimeoutError'))
  }
}
