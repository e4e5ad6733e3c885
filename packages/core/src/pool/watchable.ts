import type { PoolFacts } from '../monitor/pool-events.ts'
import { placeOf } from '../monitor/source-place.ts'
import { startMonitor } from '../monitor/start-monitor.ts'
import type { PoolSettings } from './options.ts'
import { PoolMonitor, type WatchRules } from './pool-monitor.ts'
import type { Scheduler } from './scheduler.ts'

/** What is known of a pool when it is made. */
interface PoolOrigin {
  name: string
  settings: PoolSettings
  /** The innermost frame that is no part of the program. */
  below: Function
}

/** Lets a pool be watched, if its options allow that. */
export function watchable(scheduler: Scheduler, { name, settings, below }: PoolOrigin): void {
  const { monitor } = settings
  if (!monitor.isShown) return
  startMonitor(monitor)
  const rules = new Rules(settings)
  Error.captureStackTrace(rules, below)
  new PoolMonitor(name, scheduler, rules).open()
}

class Rules implements WatchRules {
  readonly tellsArguments: boolean
  /** Where the pool was made; put into words when somebody watches. */
  readonly stack?: string
  readonly #settings: PoolSettings
  #facts: PoolFacts | undefined

  constructor(settings: PoolSettings) {
    this.#settings = settings
    this.tellsArguments = settings.monitor.arguments
  }

  get facts(): PoolFacts {
    return (this.#facts ??= this.#learn())
  }

  #learn(): PoolFacts {
    const { monitor, maxTasksPerWorker, maxMemoryPerWorker } = this.#settings
    return { allowsControl: monitor.control, maxTasksPerWorker, maxMemoryPerWorker, site: placeOf(this.stack) }
  }
}
