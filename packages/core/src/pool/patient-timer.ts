/**
 * A timer that lets the program read first what has arrived by then.
 *
 * @remarks
 * Node runs timers before it reads messages: after the program stood still, a timer alone would judge by what was known
 * before that.
 */
export class PatientTimer {
  readonly #timer: NodeJS.Timeout
  #turn: NodeJS.Immediate | undefined

  constructor(onEnd: () => void, ms: number) {
    this.#timer = setTimeout(() => (this.#turn = setImmediate(onEnd)), ms)
  }

  /** Stops it; it does not call back any more. */
  clear(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#turn)
  }
}
