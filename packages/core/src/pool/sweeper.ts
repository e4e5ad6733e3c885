import { Spinner } from '../memory/spinner.ts'
import type { PoolWorker } from './pool-worker.ts'
import { hasSpareCore } from './spare-core.ts'

/** Long enough for a worker that looks on to run a quick task and to answer. */
const SPIN_MS = 0.05
/** Long enough for it to copy a mebibyte out of its lane and another one into it. */
const PATIENT_MS = 0.4

/** Looks for outcomes in the lanes of workers, as long as that pays; then it waits until one of them rings. */
export class Sweeper {
  readonly #workers: () => Iterable<PoolWorker>
  readonly #spinner = new Spinner(SPIN_MS)
  readonly #patientSpinner = new Spinner(PATIENT_MS)
  #isDue = false

  /** @param workers - Tells which workers have tasks. */
  constructor(workers: () => Iterable<PoolWorker>) {
    this.#workers = workers
  }

  /** Has the lanes looked at soon, and until nothing comes any more. */
  arm(): void {
    if (this.#isDue) return
    this.#isDue = true
    setImmediate(() => this.#look())
  }

  /** Takes the outcomes that the program is not called with, as it is in the midst of something. */
  takeQuietly(): void {
    for (const worker of this.#workers()) {
      worker.stayAwake()
      worker.sweep(true)
    }
    this.arm()
  }

  #look(): void {
    this.#isDue = false
    const workers = [...this.#workers()]
    const [first] = workers
    if (first === undefined) return
    for (const worker of workers) worker.stayAwake()
    const { news } = first
    if (this.#sweep(workers) || (this.#mayLookOn(workers) && first.lookOn(this.#spinnerFor(first), news)))
      return this.arm()
    for (const worker of workers) if (!worker.sleepUntilRung()) this.arm()
  }

  #sweep(workers: readonly PoolWorker[]): boolean {
    let isNews = false
    for (const worker of workers) isNews = worker.sweep() || isNews
    return isNews
  }

  #spinnerFor(worker: PoolWorker): Spinner {
    return worker.hasLargeTask ? this.#patientSpinner : this.#spinner
  }

  /** Whether no worker needs this core. */
  #mayLookOn(workers: readonly PoolWorker[]): boolean {
    return workers.length === 1 && hasSpareCore(1)
  }
}
