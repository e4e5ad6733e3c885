/** How far a command is. */
export interface Count {
  done: number
  /** Undefined while the end is not known. */
  total: number | undefined
}

/** Lines on stderr for logs: one at each tenth of the work; where its size is not known, one each second. */
export class CounterLines {
  readonly #write: (line: string) => void
  #tenth = 0
  #second = 0
  readonly #start = performance.now()

  constructor(write: (line: string) => void) {
    this.#write = write
  }

  /** Tells where the work is; prints a line if it is time for one. */
  show({ done, total }: Count, text: string): void {
    const tenth = total === undefined ? 0 : Math.floor((done * 10) / Math.max(1, total))
    const second = total === undefined ? Math.floor((performance.now() - this.#start) / 1000) : 0
    if (tenth <= this.#tenth && second <= this.#second) return
    this.#tenth = tenth
    this.#second = second
    this.#write(`${text}\n`)
  }
}
