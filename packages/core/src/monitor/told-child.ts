import { channelOf } from './channels.ts'
import type {
  ChildExitEvent,
  ChildFacts,
  ChildReadyEvent,
  ChildSample,
  ChildStartEvent,
  ChildState,
} from './child-events.ts'
import { eventTime } from './event-emitter.ts'
import { type Hub, hub } from './hub.ts'
import { placeOf } from './source-place.ts'
import { residentBytes, systemFigures } from './system-figures.ts'

/** Where a child is, once it is about to run its function. */
export interface ChildPlace {
  pid: number
  threadId: number
  /** The kernel's number of the thread; undefined where the system does not tell. */
  systemThreadId: number | undefined
}

/** A process or thread of its own, as those who watch the program are told of it from its start to its end. */
export class ToldChild {
  readonly #hub: Hub = hub()
  readonly #facts: Omit<ChildFacts, 'child' | 'site'>
  readonly #number: number
  readonly #startedAt = eventTime()
  /** Where it was started; put into words only for those who watch. */
  readonly #stack: { stack?: string } = {}
  #place: ChildPlace | undefined

  /** Tells that it was started just now. */
  constructor(facts: Omit<ChildFacts, 'child' | 'site'>) {
    this.#facts = facts
    Error.captureStackTrace(this.#stack)
    this.#number = this.#hub.children.add(this)
    tell(this.#hub, 'child-start', () => ({ type: 'child-start', at: this.#startedAt, ...this.#told() }))
  }

  /** Tells that it is about to run its function. */
  ready(place: ChildPlace): void {
    this.#place = place
    const { pid, threadId } = place
    const at = eventTime()
    const startMs = at - this.#startedAt
    tell(this.#hub, 'child-ready', () => ({ type: 'child-ready', at, child: this.#number, pid, threadId, startMs }))
  }

  /** Whether it got as far as to run its function. */
  get isReady(): boolean {
    return this.#place !== undefined
  }

  /** Tells that it has ended. */
  exit(exitCode: number, isAsked: boolean): void {
    this.#hub.children.delete(this)
    const at = eventTime()
    tell(this.#hub, 'child-exit', () => ({ type: 'child-exit', at, child: this.#number, exitCode, isAsked }))
  }

  /** Tells all that is known of it. */
  state(): ChildState {
    return { ...this.#told(), startedAt: this.#startedAt, threadId: this.#place?.threadId }
  }

  /** Tells what it uses. */
  sample(): ChildSample {
    const { backend, pid } = this.#facts
    const figures = systemFigures(pid, backend === 'process' ? undefined : this.#place?.systemThreadId)
    const memoryBytes = backend === 'process' ? residentBytes(pid) : undefined
    return { child: this.#number, ...figures, memoryBytes }
  }

  #told(): ChildFacts {
    return { child: this.#number, ...this.#facts, site: placeOf(this.#stack.stack) }
  }
}

type ChildEvent = ChildStartEvent | ChildReadyEvent | ChildExitEvent

/** Tells an event to those who watch and to its channel; with neither, it is not even made. */
function tell(to: Hub, type: ChildEvent['type'], make: () => ChildEvent): void {
  const channel = channelOf(type)
  if (!to.isWatched && !channel.hasSubscribers) return
  const event = make()
  to.emit(event)
  if (channel.hasSubscribers) channel.publish(event)
}
