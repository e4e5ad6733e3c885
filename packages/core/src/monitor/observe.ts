import { checkFunction } from '../check-option.ts'
import type { EventBatch, EventSink } from './event-batch.ts'
import { hub } from './hub.ts'
import type { MonitorEvent } from './schema.ts'

/** Called with events of the program, in order; must be quick. */
export type EventObserver = (events: readonly MonitorEvent[]) => void

/**
 * Calls an observer with what all pools of this program do, ten times a second: counts and times in place of single tasks.
 *
 * @remarks
 * The first call comes at once, with a `header` and a `snapshot`. Tasks are counted in place of being told one by one: a
 * few additions for each batch of quick ones, while {@link Pool.subscribe} makes an event for the start and the end of
 * each. Does not keep the program running. Pools in worker threads and processes are not among them: those are programs of their own.
 * @returns What ends the observation when disposed of.
 * @throws {@link OptionTypeError} when `observer` is no function.
 * @see {@link Pool.subscribe} for every task by itself; `attach()` to watch another program.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * import { observe } from '@mp/core/monitor'
 * const pool = new Pool(1)
 * const types = new Set<string>()
 * const observation = observe((events) => { for (const { type } of events) types.add(type) })
 * await pool.map((n: number) => n * n, [1, 2, 3])
 * pool.close()
 * await pool.join()
 * observation[Symbol.dispose]()
 * expect([...types]).toEqual(expect.arrayContaining(['header', 'snapshot', 'job-start', 'slice', 'job-end', 'pool-sample']))
 * ```
 */
export function observe(observer: EventObserver): Disposable {
  const sink = new ObserverSink(checkFunction('observer', observer))
  hub().addSink(sink)
  return { [Symbol.dispose]: () => hub().removeSink(sink) }
}

class ObserverSink implements EventSink {
  readonly #observer: EventObserver

  constructor(observer: EventObserver) {
    this.#observer = observer
  }

  take({ events }: EventBatch): void {
    try {
      this.#observer(events)
    } catch (error) {
      // The observer's mistake is the program's, not the monitor's: it surfaces as an uncaught error.
      queueMicrotask(() => {
        throw error
      })
    }
  }

  end(): void {}
}
