import { eventTime } from '../monitor/event-emitter.ts'
import type { TaskEndEvent, TaskFailure } from '../monitor/pool-events.ts'
import { placeOf } from '../monitor/source-place.ts'
import { CallWork } from './call-work.ts'
import { cut, inWords, MOST_THROWN, summaryOf } from './in-words.ts'
import type { PoolWorker } from './pool-worker.ts'
import type { TaskEnd } from './worker-owner.ts'

/** Tasks of a slice that are told by themselves: so many of the first, of the slowest, and of those that failed. */
const MOST_SAMPLED = 32
const MOST_SLOW = 8
const MOST_FAILED = 16

type Told = Omit<TaskEndEvent, 'type' | 'pool'>

/** The tasks of a slice that are told by themselves. */
export class ToldTasks {
  /** Whether arguments of tasks that fail may be told. */
  readonly #tellsArguments: boolean
  #sampled: Told[] = []
  #slow: Told[] = []
  #failed: Told[] = []
  /** What a task has to take longer than to be among the slowest. */
  #slowerThan = 0

  constructor(tellsArguments: boolean) {
    this.#tellsArguments = tellsArguments
  }

  add(worker: PoolWorker, end: TaskEnd, job: number): void {
    if (end.outcome !== 'done') {
      if (this.#failed.length < MOST_FAILED) this.#failed.push(this.#told(worker, end, { job, why: 'failed' }))
    } else if (this.#sampled.length < MOST_SAMPLED) {
      this.#sampled.push(this.#told(worker, end, { job, why: 'sampled' }))
    } else if (end.ms > this.#slowerThan) {
      this.#addSlow(this.#told(worker, end, { job, why: 'slow' }))
    }
  }

  /** Ends the slice, and tells its tasks in the order in which they ended. */
  take(pool: string): TaskEndEvent[] {
    const { length } = this.#sampled
    if (length + this.#failed.length === 0) return []
    const told = [...this.#sampled, ...this.#slow, ...this.#failed].toSorted((a, b) => a.at - b.at)
    this.#sampled = []
    this.#slow = []
    this.#failed = []
    this.#slowerThan = 0
    return told.map((each) => ({ type: 'task-end', ...each, pool }))
  }

  #told(worker: PoolWorker, end: TaskEnd, about: { job: number; why: TaskEndEvent['why'] }): Told {
    const { batch, position, outcome, ms, error } = end
    const { work, index: ownIndex, attempt } = batch.taskAt(position)
    const index = work instanceof CallWork ? work.id : ownIndex
    const failure = outcome === 'done' ? undefined : this.#failureOf(end)
    const place = { worker: worker.id, lane: worker.lane, index, attempt }
    return { at: eventTime(), ...about, ...place, outcome, ms, error: failure && inWords(error), failure }
  }

  #addSlow(told: Told): void {
    this.#slow.push(told)
    if (this.#slow.length <= MOST_SLOW) return
    this.#slow.sort((a, b) => b.ms - a.ms).length = MOST_SLOW
    this.#slowerThan = this.#slow.at(-1)?.ms ?? 0
  }

  #failureOf({ batch, position, error }: TaskEnd): TaskFailure {
    const { name, message, code } = describeThrown(error)
    const site = error instanceof Error ? placeOf(error.stack) : undefined
    const args = this.#tellsArguments ? summaryOf(batch.inputAt(position), batch.spec.spreads) : undefined
    return { name, message, code, site, arguments: args }
  }
}

function describeThrown(error: unknown): { name: string; message: string; code?: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error, message: inWords(error) }
  const code: unknown = Reflect.get(error, 'code')
  const isName = typeof error.name === 'string' && error.name !== ''
  return {
    name: isName ? error.name : 'Error',
    message: cut(String(error.message), MOST_THROWN),
    code: typeof code === 'string' ? code : undefined,
  }
}
