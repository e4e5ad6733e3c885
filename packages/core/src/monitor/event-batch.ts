import { encodeEvent } from './parse-event.ts'
import type { MonitorEvent } from './schema.ts'

/** Events that are told together; put into words once, however many want them so, and only if any does. */
export class EventBatch {
  readonly events: readonly MonitorEvent[]
  #text: string | undefined

  constructor(events: readonly MonitorEvent[]) {
    this.events = events
  }

  /** All of them as NDJSON. */
  get text(): string {
    return (this.#text ??= this.events.map(encodeEvent).join(''))
  }
}

/** Whoever is told events; must not throw and must not wait. */
export interface EventSink {
  /** Takes events in order; the first ones are a header and a snapshot. */
  take(batch: EventBatch): void
  /** The program exits: nothing comes any more, and no turn of the event loop does. */
  end(): void
}
