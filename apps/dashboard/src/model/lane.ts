/** What a worker was doing during a stretch of time. */
export type SpanKind = 'start' | 'idle' | 'run' | 'failed' | 'gone'

/** A stretch of one lane; `to` is undefined while it lasts. Milliseconds since the epoch. */
export interface Span {
  kind: SpanKind
  from: number
  to: number | undefined
}

/** The task that a lane is running. */
interface LaneTask {
  index: number
  attempt: number
  since: number
}

/** One place in a pool over time: a replacement worker goes on in the lane of the one it replaces. */
export interface Lane {
  lane: number
  /** The worker that has the place now; counts up over the life of the pool. */
  worker: number
  pid: number | undefined
  spans: readonly Span[]
  task: LaneTask | undefined
  done: number
}

/** Beyond this, the older half of a lane is forgotten. */
const maxSpans = 4000

/** Returns a lane that no worker has taken yet. */
export function emptyLane(lane: number): Lane {
  return { lane, worker: 0, pid: undefined, spans: [], task: undefined, done: 0 }
}

/** Ends what the lane was doing at `at` and begins `kind`. */
export function turn(lane: Lane, kind: SpanKind, at: number): readonly Span[] {
  const last = lane.spans.at(-1)
  if (last === undefined) return [{ kind, from: at, to: undefined }]
  if (last.kind === kind && last.to === undefined && kind !== 'run') return lane.spans
  const kept = lane.spans.length >= maxSpans ? lane.spans.slice(maxSpans / 2) : lane.spans
  return [...kept.slice(0, -1), { ...last, to: Math.max(last.from, last.to ?? at) }, { kind, from: at, to: undefined }]
}

/** Marks an instant as failed and goes on with `next` from there. */
export function turnAfterFailure(lane: Lane, next: SpanKind, at: number): readonly Span[] {
  const ended = turn(lane, 'failed', at)
  return turn({ ...lane, spans: ended }, next, at)
}

/** Tells what the lane does now. */
export function laneState(lane: Lane): SpanKind {
  return lane.spans.at(-1)?.kind ?? 'gone'
}
