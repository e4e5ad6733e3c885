import { sharedSlot } from '../shared-slot.ts'
import { Children } from './children.ts'
import { CoreUse } from './core-use.ts'
import { EventBatch, type EventSink } from './event-batch.ts'
import { eventTime } from './event-emitter.ts'
import { MachineSampler } from './machine-sampler.ts'
import type { PoolSource } from './pool-source.ts'
import { headerEvent } from './program-facts.ts'
import { ProgramSampler } from './program-sampler.ts'
import type { MonitorEvent } from './schema.ts'
import { Things } from './things.ts'

/** How often events are told. */
const SLICE_MS = 100
/** How often figures are. */
const SAMPLE_MS = 1000

/** What is there only while somebody watches. */
class Watch {
  readonly timer: NodeJS.Timeout
  readonly machine = new MachineSampler()
  readonly program = new ProgramSampler()
  readonly coreUse = new CoreUse()
  sliceFrom = eventTime()
  sampledAt = this.sliceFrom

  constructor(flush: () => void) {
    this.timer = setInterval(flush, SLICE_MS).unref()
  }

  end(): void {
    clearInterval(this.timer)
    this.program.close()
  }
}

/** Brings the pools and things of this thread together with those who watch it; does nothing while nobody does. */
export class Hub {
  readonly things: Things = new Things()
  readonly children: Children = new Children()
  /** Whether things are noted as they are made. */
  notesThings = false
  readonly #pools = new Set<PoolSource>()
  readonly #sinks = new Set<EventSink>()
  #watch: Watch | undefined
  #pending: MonitorEvent[] = []
  #monitorMs = 0

  get isWatched(): boolean {
    return this.#watch !== undefined
  }

  get pools(): ReadonlySet<PoolSource> {
    return this.#pools
  }

  /** Makes a pool known, and gives it a name that no other has. */
  addPool(pool: PoolSource): void {
    const names = new Set([...this.#pools].map(({ label }) => label))
    const name = pool.label
    for (let copy = 2; names.has(pool.label); copy++) pool.label = `${name}#${copy}`
    this.#pools.add(pool)
    if (this.isWatched) pool.watch()
  }

  /** Tells the last of a pool that has ended, and forgets it. */
  removePool(pool: PoolSource): void {
    if (!this.#pools.has(pool)) return
    this.flush()
    this.emit(pool.sample(eventTime()))
    this.#pools.delete(pool)
    pool.unwatch()
    this.flush()
  }

  /** Tells an event with the next slice. */
  emit(event: MonitorEvent): void {
    if (this.isWatched) this.#pending.push(event)
  }

  /** Begins to tell a sink everything, from a header and a snapshot on. */
  addSink(sink: EventSink): void {
    this.notesThings = true
    if (this.#watch === undefined) this.#begin()
    else this.flush()
    const at = eventTime()
    sink.take(new EventBatch([headerEvent(at), this.snapshot(at)]))
    this.#sinks.add(sink)
  }

  removeSink(sink: EventSink): void {
    if (!this.#sinks.delete(sink) || this.#sinks.size > 0) return
    this.#watch?.end()
    this.#watch = undefined
    this.#pending = []
    for (const pool of this.#pools) pool.unwatch()
  }

  /** Tells what has happened since the last time. */
  flush(): void {
    if (this.#watch === undefined) return
    const from = performance.now()
    const events = this.#collect(this.#watch)
    if (events.length > 0) {
      const batch = new EventBatch(events)
      for (const sink of [...this.#sinks]) sink.take(batch)
    }
    this.#monitorMs += performance.now() - from
  }

  /** Tells everything that is so now. */
  snapshot(at: number = eventTime()): MonitorEvent {
    const pools = [...this.#pools].map((pool) => pool.state(at))
    return { type: 'snapshot', at, pools, objects: this.things.samples(), children: this.children.states() }
  }

  /** Tells the last of the program. */
  end(exitCode: number): void {
    if (this.#watch === undefined) return
    this.flush()
    const at = eventTime()
    const samples = [...this.#pools].map((pool) => pool.sample(at))
    const batch = new EventBatch([...samples, { type: 'end', at, exitCode }])
    for (const sink of this.#sinks) {
      sink.take(batch)
      sink.end()
    }
  }

  #begin(): void {
    this.#watch = new Watch(() => this.flush())
    for (const pool of this.#pools) pool.watch()
  }

  #collect(watch: Watch): MonitorEvent[] {
    const at = eventTime()
    const ms = at - watch.sliceFrom
    watch.sliceFrom = at
    const slices = [...this.#pools].map((pool) => pool.collect({ at, ms }))
    const happened = [...this.#pending, ...slices.flatMap((slice) => slice.happened)].sort((a, b) => a.at - b.at)
    this.#pending = []
    const samples = at - watch.sampledAt >= SAMPLE_MS ? this.#sample(watch, at) : []
    return [...happened, ...slices.flatMap(({ summed }) => summed), ...slices.flatMap(({ ended }) => ended), ...samples]
  }

  #sample(watch: Watch, at: number): MonitorEvent[] {
    watch.sampledAt = at
    const pools = [...this.#pools].map((pool) => pool.sample(at))
    const objects = this.things.changed()
    const children = this.children.samples()
    const ownMs = watch.coreUse.sinceLast(
      pools.map(({ stats }) => stats),
      children,
    )
    return [
      ...pools,
      watch.program.sample(at, { monitorMs: this.#monitorMs, watchers: this.#sinks.size }),
      watch.machine.sample(at, ownMs),
      ...(objects === undefined ? [] : [{ type: 'objects-sample' as const, at, objects }]),
      ...(children.length === 0 ? [] : [{ type: 'children-sample' as const, at, children }]),
    ]
  }
}

const slot = sharedSlot<Hub>('monitor-1')

/** Returns the hub of this thread. */
export function hub(): Hub {
  return (slot.value ??= new Hub())
}
