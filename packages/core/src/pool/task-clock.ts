/** How long a task that was told to stop may take to do so before its worker is replaced. */
const GRACE_MS = 500

/** The longest time that Node's timers take. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** A task that runs, as the clock sees it. */
export interface TimedTask {
  /** For how long it may run, in milliseconds. */
  limitMs: number
  /** For how long it has run. */
  elapsedMs: number
}

/** Who a clock works for. */
export interface ClockOwner {
  /** Returns the task that runs, if its time is limited, after a look at what has ended. */
  timedTask(): TimedTask | undefined
  /** The running task is out of time. */
  onLate(): void
  /** A task that was told to stop has not. */
  onStuck(): void
}

/** Watches that the running task ends in time, and that one told to stop does. */
export class TaskClock {
  readonly #owner: ClockOwner
  #timer: NodeJS.Timeout | undefined
  #grace: NodeJS.Timeout | undefined

  constructor(owner: ClockOwner) {
    this.#owner = owner
  }

  /** Watches tasks that may take so long, until none is left; one timer serves all of them. */
  watch(limitMs: number): void {
    this.#timer ??= setTimeout(() => this.#onTimer(), Math.min(limitMs, MAX_TIMER_MS))
  }

  /** Gives a task that was told to stop its last half second. */
  warn(): void {
    this.#grace ??= setTimeout(() => this.#owner.onStuck(), GRACE_MS)
  }

  /** Takes the warning back: the task has stopped. */
  calm(): void {
    if (this.#grace === undefined) return
    clearTimeout(this.#grace)
    this.#grace = undefined
  }

  /** Stops watching. */
  stop(): void {
    this.calm()
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #onTimer(): void {
    this.#timer = undefined
    const task = this.#owner.timedTask()
    if (task === undefined) return
    const left = task.limitMs - task.elapsedMs
    this.watch(left > 0 ? left : task.limitMs)
    if (left <= 0) this.#owner.onLate()
  }
}
