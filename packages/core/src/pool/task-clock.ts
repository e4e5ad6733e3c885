/** How long a task that was told to stop may take to do so before its worker is replaced. */
const GRACE_MS = 500

/** The longest time that Node's timers take. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Watches that the running task ends in time, and that one told to stop does. */
export class TaskClock {
  #limitMs: number | undefined
  #startedAt = 0
  #timer: NodeJS.Timeout | undefined
  #grace: NodeJS.Timeout | undefined
  readonly #onLate: () => void
  readonly #onStuck: () => void

  constructor(onLate: () => void, onStuck: () => void) {
    this.#onLate = onLate
    this.#onStuck = onStuck
  }

  /** For how long the running task has run. */
  get elapsedMs(): number {
    return performance.now() - this.#startedAt
  }

  /** Begins to time a task. */
  start(limitMs: number | undefined): void {
    this.#startedAt = performance.now()
    this.#limitMs = limitMs
    this.calm()
    if (limitMs !== undefined && this.#timer === undefined) this.#arm(limitMs)
  }

  /** Gives a task that was told to stop its last half second. */
  warn(): void {
    this.#grace ??= setTimeout(this.#onStuck, GRACE_MS)
  }

  /** Takes the warning back: the task has stopped. */
  calm(): void {
    clearTimeout(this.#grace)
    this.#grace = undefined
  }

  /** Stops watching. */
  stop(): void {
    this.calm()
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#limitMs = undefined
  }

  /** One timer serves all tasks of a batch: it is set anew only when it goes off too early for the one that runs. */
  #arm(ms: number): void {
    this.#timer = setTimeout(() => this.#onTimer(), Math.min(ms, MAX_TIMER_MS))
  }

  #onTimer(): void {
    this.#timer = undefined
    if (this.#limitMs === undefined) return
    if (this.#left() > 0) return this.#arm(this.#left())
    // After a long turn of our own, results may lie unread: look at them before anyone is called late.
    setImmediate(() => {
      if (this.#limitMs === undefined || this.#timer !== undefined) return
      if (this.#left() > 0) this.#arm(this.#left())
      else this.#onLate()
    })
  }

  #left(): number {
    return this.#startedAt + (this.#limitMs ?? 0) - performance.now()
  }
}
