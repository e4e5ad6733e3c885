/** A function that takes anything. */
export type AnyFunction = (...args: unknown[]) => unknown

/** Tasks as quick as this are timed together, in milliseconds. */
const QUICK_MS = 0.02
/** The most tasks that are timed together. */
const MOST_TOGETHER = 256
/** How long tasks that are timed together should take. */
const TOGETHER_MS = 0.5

/** A function that tasks call, and how quick it has been. */
export class LoadedFunction {
  readonly fn: AnyFunction
  /** How long one call takes, in milliseconds, by the last that were timed. */
  averageMs = 0
  /** How many calls to time together. */
  together = 1

  constructor(fn: Function) {
    if (!isAnyFunction(fn)) throw new TypeError('A task is a function')
    this.fn = fn
  }

  /** Takes the time of some calls into account. */
  observe(ms: number, calls: number): void {
    if (calls === 0) return
    this.averageMs = ms / calls
    this.together =
      this.averageMs > QUICK_MS
        ? 1
        : Math.min(MOST_TOGETHER, this.together * 2, Math.ceil(TOGETHER_MS / Math.max(this.averageMs, 1e-6)))
  }

  get isQuick(): boolean {
    return this.together > 1
  }
}

function isAnyFunction(fn: Function): fn is AnyFunction {
  return typeof fn === 'function'
}
