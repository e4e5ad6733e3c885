import type { Report, RunOrder } from './messages.ts'

/** What one run brought. */
export interface Outcome {
  /** From the start of the first part to the end of the last, in milliseconds. */
  ms: number
  /** Results in the order of the parts. */
  results: readonly unknown[]
}

/** Web Workers that are up and have loaded the kernels. */
export class Crew {
  readonly #workers: Worker[]

  private constructor(workers: Worker[]) {
    this.#workers = workers
  }

  /** Starts workers, and waits until each has loaded the kernels. */
  static async start(count: number): Promise<Crew> {
    const workers = Array.from(
      { length: count },
      () => new Worker(new URL('./kernel-worker.ts', import.meta.url), { type: 'module' }),
    )
    await Promise.all(workers.map((worker) => reportOf(worker, 'ready')))
    return new Crew(workers)
  }

  /** Runs all parts of a kernel on the first `laneCount` workers, and reports what they do as it happens. */
  async run(kernel: string, laneCount: number, listen: (report: Report) => void): Promise<Outcome> {
    const counter = globalThis.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : undefined
    const results: unknown[] = []
    let [first, last] = [Infinity, 0]
    const collect = ({ data }: MessageEvent<Report>): void => {
      if (data.type === 'end') {
        results[data.index] = data.result
        first = Math.min(first, data.begun)
        last = Math.max(last, data.at)
      }
      listen(data)
    }
    const busy = this.#workers.slice(0, laneCount)
    for (const worker of busy) worker.addEventListener('message', collect)
    const finished = Promise.all(busy.map((worker) => reportOf(worker, 'finished')))
    for (const [lane, worker] of busy.entries()) {
      const order: RunOrder = { kernel, lane, laneCount, counter }
      worker.postMessage(order)
    }
    await finished
    for (const worker of busy) worker.removeEventListener('message', collect)
    return { ms: last - first, results }
  }

  /** Ends the workers. */
  end(): void {
    for (const worker of this.#workers) worker.terminate()
  }
}

function reportOf(worker: Worker, type: Report['type']): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      if (data.type === type) resolve()
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true })
  })
}
