import { Spinner } from '../memory/spinner.ts'
import type { PoolWorker } from './pool-worker.ts'
import { hasSpareCore } from './spare-core.ts'

/** Long enough for a worker that looks on to run a quick task and to answer. */
const SPIN_MS = 0.05
/** Long enough for it to copy a mebibyte out of its lane and another one into it. */
const PATIENT_MS = 0.4

/** For how long it may put off a turn of the event loop, which takes as long as a call to a worker that is awake. */
const EARLY_MS = 0.25

/** Looks for outcomes in the lanes of workers, as long as that pays; then it waits until one of them rings. */
export class Sweeper {
  readonly #workers: () => Iterable<PoolWorker>
  readonly #spinner = new Spinner(SPIN_MS)
  readonly #patientSpinner = new Spinner(PATIENT_MS)
  #isDue = false
  #isEarlyDue = false
  /** Whether it paid to look on the last time. */
  #hasPaid = false
  /** When the first look was that put off the turn that is due; 0 while none has. */
  #earlySince = 0

  /** @param workers - Tells which workers have tasks. */
  constructor(workers: () => Iterable<PoolWorker>) {
    this.#workers = workers
  }

  /** Has the lanes looked at soon, and until nothing comes any more. */
  arm(): void {
    if (this.#hasPaid) this.#armEarly()
    if (this.#isDue) return
    this.#isDue = true
    this.#earlySince = 0
    setImmediate(() => this.#look())
  }

  /** Has them looked at before the next turn, once the program has nothing more to do in this one. */
  #armEarly(): void {
    if (this.#isEarlyDue) return
    this.#isEarlyDue = true
    queueMicrotask(() => process.nextTick(() => this.#lookEarly()))
  }

  #lookEarly(): void {
    this.#isEarlyDue = false
    const workers = [...this.#workers()]
    const [first] = workers
    if (first === undefined || !this.#mayLookOn(workers) || !this.#mayPutOff()) return
    first.stayAwake()
    const { news } = first
    if (!first.sweep() && this.#lookOn(first, news)) first.sweep()
  }

  #mayPutOff(): boolean {
    const now = performance.now()
    if (this.#earlySince === 0) this.#earlySince = now
    return now - this.#earlySince < EARLY_MS
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
    if (this.#sweep(workers)) return this.arm()
    if (this.#mayLookOn(workers) && this.#lookOn(first, news)) return this.arm()
    for (const worker of workers) if (!worker.sleepUntilRung()) this.arm()
  }

  #sweep(workers: readonly PoolWorker[]): boolean {
    let isNews = false
    for (const worker of workers) isNews = worker.sweep() || isNews
    return isNews
  }

  #lookOn(worker: PoolWorker, news: number): boolean {
    this.#hasPaid = worker.lookOn(worker.hasLargeTask ? this.#patientSpinner : this.#spinner, news)
    return this.#hasPaid
  }

  /** Whether no worker needs this core. */
  #mayLookOn(workers: readonly PoolWorker[]): boolean {
    return workers.length === 1 && hasSpareCore(1)
  }
}
