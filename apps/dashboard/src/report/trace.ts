import type { ChildFacts, MonitorEvent, UnknownEvent } from '@mp/core/monitor'

/**
 * One event of a trace as Chrome's tracing and Perfetto read them; times are microseconds.
 *
 * @remarks The format is that of "Trace Event Format" by the Catapult project, in its JSON object form.
 */
export interface TraceEvent {
  name: string
  ph: 'X' | 'M' | 'C' | 'i'
  ts: number
  pid: number
  tid: number
  cat?: string
  dur?: number
  s?: 't' | 'p'
  args?: Record<string, unknown>
}

/** Tracks of children are numbered from here on, beyond those of any pool. */
const childTracks = 2 ** 24

/** Turns the events of a run into a trace: a track for each lane, with counters for the queue, the workers and the cores. */
export class TraceWriter {
  readonly #events: TraceEvent[] = []
  readonly #lanes = new Map<string, { pid: number; name: string }>()
  readonly #pools = new Map<string, number>()
  readonly #functions = new Map<string, string>()
  /** Processes and threads of their own that have not ended. */
  readonly #children = new Map<number, { facts: ChildFacts; from: number }>()
  #pid = 1

  /** Takes an event of the run. */
  add(event: MonitorEvent | UnknownEvent): void {
    switch (event.type) {
      case 'header':
        this.#pid = event.program.pid
        this.#name('process_name', { pid: this.#pid, tid: 0, name: event.program.script ?? 'node' })
        return
      case 'job-start':
        this.#functions.set(`${event.pool} ${event.job}`, event.function)
        this.#instant(event, `job ${event.job}: ${event.kind}(${event.function})`)
        return
      case 'task-end':
        return this.#task(event)
      case 'worker-exit':
        if (event.reason === 'crashed' || event.reason === 'recycled') {
          this.#instant(event, `w${event.worker} ${event.reason}`, this.#lane(event))
        }
        return
      case 'slice':
        return this.#slice(event)
      case 'snapshot':
        for (const child of event.children ?? [])
          this.#children.set(child.child, { facts: child, from: child.startedAt })
        return
      case 'child-start':
        this.#children.set(event.child, { facts: event, from: event.at })
        return
      case 'child-exit':
        return this.#child(event)
      case 'machine-sample':
        for (const { core, busy, foreign = 0 } of event.cores) {
          this.#count(event.at, `core ${core}`, { own: percent(busy - foreign), other: percent(foreign) })
        }
        return
      default:
    }
  }

  /** Returns the trace as the document that both viewers open. */
  document(): { traceEvents: TraceEvent[]; displayTimeUnit: 'ms' } {
    return { traceEvents: this.#events, displayTimeUnit: 'ms' }
  }

  #task(event: Extract<MonitorEvent, { type: 'task-end' }>): void {
    const { at, ms, index, attempt, outcome, error, failure } = event
    const name = this.#functions.get(`${event.pool} ${event.job}`) ?? 'task'
    this.#events.push({
      ...{ name, ph: 'X', cat: outcome, ts: micros(at - ms), dur: micros(ms), pid: this.#pid, tid: this.#lane(event) },
      args: { index, attempt, outcome, worker: event.worker, error, arguments: failure?.arguments },
    })
  }

  /** A process or thread of its own has a track of its own. */
  #child({ at, child, exitCode }: Extract<MonitorEvent, { type: 'child-exit' }>): void {
    const known = this.#children.get(child)
    if (known === undefined) return
    this.#children.delete(child)
    const { facts, from } = known
    const tid = childTracks + child
    this.#name('thread_name', { pid: this.#pid, tid, name: `${facts.class} ${facts.name}` })
    this.#events.push({
      ...{ name: facts.function, ph: 'X', cat: facts.backend, ts: micros(from), dur: micros(at - from) },
      ...{ pid: this.#pid, tid, args: { pid: facts.pid, exitCode } },
    })
  }

  #slice({ at, pool, queued, running, workers }: Extract<MonitorEvent, { type: 'slice' }>): void {
    this.#count(at, `${pool} tasks`, { queued, running })
    const sum = (pick: (worker: (typeof workers)[number]) => number): number =>
      Math.round(workers.reduce((total, worker) => total + pick(worker), 0))
    this.#count(at, `${pool} time (ms)`, {
      run: sum(({ runMs }) => runMs),
      copy: sum(({ copyMs }) => copyMs),
      wait: sum(({ waitMs }) => waitMs),
      start: sum(({ startMs }) => startMs),
    })
  }

  #count(at: number, name: string, args: Record<string, number>): void {
    this.#events.push({ name, ph: 'C', ts: micros(at), pid: this.#pid, tid: 0, args })
  }

  #instant({ at }: { at: number }, name: string, tid = 0): void {
    this.#events.push({ name, ph: 'i', s: tid === 0 ? 'p' : 't', ts: micros(at), pid: this.#pid, tid })
  }

  /** A lane is a thread of the trace; pools follow one another. */
  #lane({ pool, lane }: { pool: string; lane: number }): number {
    const number = this.#pools.get(pool) ?? this.#pools.size
    this.#pools.set(pool, number)
    const tid = 1 + number * 2048 + lane
    const key = `${pool} ${lane}`
    if (!this.#lanes.has(key)) {
      this.#lanes.set(key, { pid: this.#pid, name: key })
      this.#name('thread_name', { pid: this.#pid, tid, name: `${pool} lane ${lane}` })
    }
    return tid
  }

  #name(name: 'process_name' | 'thread_name', place: { pid: number; tid: number; name: string }): void {
    this.#events.push({ name, ph: 'M', ts: 0, pid: place.pid, tid: place.tid, args: { name: place.name } })
  }
}

function micros(ms: number): number {
  return Math.round(ms * 1000)
}

function percent(share: number): number {
  return Math.round(Math.max(0, share) * 100)
}
