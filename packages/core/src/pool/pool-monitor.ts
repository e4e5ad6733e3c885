import type { ControlRequest, ControlResult, RefusalReason } from '../monitor/control.ts'
import { eventTime } from '../monitor/event-emitter.ts'
import type { PoolEvent, RunningTask } from '../monitor/events.ts'
import { type Hub, hub } from '../monitor/hub.ts'
import type { MonitoredStats, PoolFacts, PoolSampleEvent, PoolState } from '../monitor/pool-events.ts'
import type { Collected, PoolSource, Slice } from '../monitor/pool-source.ts'
import { elasticWorkers } from './options.ts'
import { PoolTally } from './pool-tally.ts'
import { toldTask } from './told-task.ts'
import type { PoolWorker } from './pool-worker.ts'
import type { Scheduler } from './scheduler.ts'

/** What watchers of a pool may see and do. */
export interface WatchRules {
  readonly facts: PoolFacts
  readonly tellsArguments: boolean
}

/** Lets a pool be watched: counts while it is, and does what watchers ask where that is allowed. */
export class PoolMonitor implements PoolSource {
  label: string
  readonly #scheduler: Scheduler
  readonly #rules: WatchRules
  readonly #hub: Hub = hub()
  #tally: PoolTally | undefined

  constructor(label: string, scheduler: Scheduler, rules: WatchRules) {
    this.label = label
    this.#scheduler = scheduler
    this.#rules = rules
  }

  /** Makes the pool known until it has ended. */
  open(): void {
    this.#hub.addPool(this)
    void this.#scheduler.ended.then(() => this.#hub.removePool(this))
  }

  watch(): void {
    const { crew, reporter, works } = this.#scheduler
    const { tellsArguments } = this.#rules
    this.#tally = new PoolTally({ workers: crew.workers, works, tellsArguments })
    reporter.watch({
      tally: this.#tally,
      tell: (event) => this.#tell(event),
      paused: (isPaused) => this.#hub.emit({ type: 'pool-pause', at: eventTime(), pool: this.label, isPaused }),
      workerExited: (worker, event) => this.#tellExit(worker, event),
    })
  }

  unwatch(): void {
    this.#tally = undefined
    this.#scheduler.reporter.watch(undefined)
  }

  collect(slice: Slice): Collected {
    const { crew, queued, hasWork } = this.#scheduler
    const now = { pool: this.label, workers: crew.workers, hasWork, queued, running: crew.busyCount }
    return this.#tally?.take(slice, now) ?? { happened: [], summed: [], ended: [] }
  }

  sample(at: number): PoolSampleEvent {
    return { type: 'pool-sample', at, stats: this.#stats() }
  }

  state(at: number): PoolState {
    const { min: minWorkers, max: maxWorkers } = this.#scheduler.crew
    const jobs = this.#tally?.states(this.label) ?? []
    return { at, minWorkers, maxWorkers, facts: this.#rules.facts, stats: this.#stats(), jobs }
  }

  control(request: ControlRequest): ControlResult {
    if (!this.#rules.facts.allowsControl)
      return refusal('not-allowed', `${this.label} lets nobody control it; make it with { monitor: { control: true } }`)
    const scheduler = this.#scheduler
    switch (request.type) {
      case 'pause':
        scheduler.pause(true)
        return { outcome: 'done' }
      case 'resume':
        scheduler.resume()
        return { outcome: 'done' }
      case 'resize':
        return this.#resize(request.workers)
      case 'drain':
        scheduler.close()
        return { outcome: 'done' }
      case 'kill-task':
        return this.#killTask(request)
      case 'kill-worker':
        return (
          kill(this.#workers.find(({ id }) => id === request.worker)) ??
          refusal('no-such-worker', `${this.label} has no worker ${request.worker}`)
        )
    }
  }

  get #workers(): PoolWorker[] {
    return [...this.#scheduler.crew.workers]
  }

  #resize(workers: number): ControlResult {
    try {
      const { min, max } = elasticWorkers(workers)
      this.#scheduler.resize(min, max)
      return { outcome: 'done' }
    } catch (error) {
      return refusal('invalid', error instanceof Error ? error.message : String(error))
    }
  }

  #killTask({ job, index }: ControlRequest & { type: 'kill-task' }): ControlResult {
    const worker = this.#workers.find(({ tasks }) => {
      const told = this.#told(tasks.current)
      return told?.job === job && told.index === index
    })
    return kill(worker) ?? refusal('no-such-task', `${this.label} runs no task ${index} of job ${job} now`)
  }

  /** Returns a task under the numbers by which watchers know it. */
  #told(task: PoolWorker['lastTask']): RunningTask | undefined {
    return task === undefined ? undefined : { ...task.running, ...toldTask(this.#tally, task.work, task.running.index) }
  }

  #stats(): MonitoredStats {
    const { isPaused, crew } = this.#scheduler
    const stats = this.#scheduler.stats()
    const byId = new Map([...crew.workers].map((worker) => [worker.id, worker]))
    const workers = stats.workers.map((figures) => {
      const worker = byId.get(figures.id)
      const { busyMs = 0, copyMs = 0, startMs } = worker?.record ?? {}
      const runningMs = worker?.tasks.runningMs ?? 0
      const task = this.#told(worker?.tasks.current)
      return { ...figures, task, busyMs: busyMs + runningMs, copyMs, startMs }
    })
    return { ...stats, name: this.label, isPaused, workers }
  }

  #tell(event: PoolEvent): void {
    if (event.type === 'pool-open') this.#hub.emit({ ...event, pool: this.label, facts: this.#rules.facts })
    else if (isTaken(event)) this.#hub.emit({ ...event, pool: this.label })
  }

  #tellExit(worker: PoolWorker, event: PoolEvent & { type: 'worker-exit' }): void {
    this.#tally?.workerExited(worker)
    this.#hub.emit({ ...event, pool: this.label, task: this.#told(worker.lastTask) })
  }
}

type Taken = Extract<PoolEvent, { type: 'pool-resize' | 'pool-end' | 'worker-start' | 'worker-ready' }>

function isTaken(event: PoolEvent): event is Taken {
  return ['pool-resize', 'pool-end', 'worker-start', 'worker-ready'].includes(event.type)
}

function kill(worker: PoolWorker | undefined): ControlResult | undefined {
  worker?.kill('crashed')
  return worker === undefined ? undefined : { outcome: 'done' }
}

function refusal(reason: RefusalReason, message: string): ControlResult {
  return { outcome: 'refused', reason, message }
}
