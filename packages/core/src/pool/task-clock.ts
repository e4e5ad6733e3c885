import { PatientTimer } from './patient-timer.ts'

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
  /** Takes what has ended. */
  look(): void
  /** Returns the task that runs, if its time is limited. */
  timedTask(): TimedTask | undefined
  /** The running task is out of time. */
  onLate(): void
  /** A task that was told to stop has not. */
  onStuck(): void
}

/** Watches that the running task ends in time, and that one told to stop does. */
export class TaskClock {
  readonly #owner: ClockOwner
  #timer: PatientTimer | undefined
  #grace: PatientTimer | undefined

  constructor(owner: ClockOwner) {
    this.#owner = owner
  }

  /** Watches tasks that may take so long, until none is left; one timer serves all of them. */
  watch(limitMs: number): void {
    this.#timer ??= new PatientTimer(() => this.#onTimer(), Math.min(limitMs, MAX_TIMER_MS))
  }

  /** Gives a task that was told to stop its last half second. */
  warn(): void {
    this.#grace ??= new PatientTimer(() => this.#onGraceEnd(), GRACE_MS)
  }

  /** Takes the warning back: the task has stopped. */
  calm(): void {
    this.#grace?.clear()
    this.#grace = undefined
  }

  /** Stops watching. */
  stop(): void {
    this.calm()
    this.#timer?.clear()
    this.#timer = undefined
  }

  #onTimer(): void {
    this.#timer = undefined
    this.#owner.look()
    const task = this.#owner.timedTask()
    if (task === undefined) return
    const left = task.limitMs - task.elapsedMs
    this.watch(left > 0 ? left : task.limitMs)
    if (left <= 0) this.#owner.onLate()
  }

  #onGraceEnd(): void {
    const grace = this.#grace
    this.#owner.look()
    // Another one, or none, when the task has stopped after all.
    if (this.#grace === grace) this.#owner.onStuck()
  }
}
