import type { LaneTime } from './lane-time.ts'

/** What a cell of a timeline may hold; the order is that of its sums. */
export const laneKinds = ['start', 'run', 'copy', 'wait', 'idle', 'failed', 'recycled'] as const

/** One of {@link laneKinds}. */
export type LaneKind = (typeof laneKinds)[number]

/** A stretch of time, in milliseconds since the epoch. */
export interface TimeRange {
  from: number
  to: number
}

/**
 * What a lane did, as sums of milliseconds in cells of equal width: bounded, however long it lasts.
 *
 * @remarks
 * A timeline that keeps everything doubles the width of its cells when it is full; one that keeps the latest writes
 * over its oldest cells.
 */
export interface Timeline {
  widthMs: number
  /** Number, counted from the epoch, of the first cell; undefined before anything was written. */
  firstCell: number | undefined
  lastCell: number
  keeps: 'all' | 'latest'
  /** Milliseconds by cell and kind. */
  sums: Float32Array
}

const kindCount = laneKinds.length
/** What an instant, such as a failure, weighs in its cell, in milliseconds. */
const instantMs = 0.001

/** Returns a timeline in which nothing has happened. */
export function emptyTimeline(keeps: Timeline['keeps'], options: { cells: number; widthMs: number }): Timeline {
  const { cells, widthMs } = options
  return { widthMs, firstCell: undefined, lastCell: 0, keeps, sums: new Float32Array(cells * kindCount) }
}

/** Spreads times evenly over the range in which they were spent, in place. */
export function addToTimeline(timeline: Timeline, time: LaneTime, range: TimeRange): void {
  const length = range.to - range.from
  if (!(length > 0)) return
  reach(timeline, range)
  const { widthMs, firstCell = 0, lastCell } = timeline
  const last = Math.min(lastCell, Math.ceil(range.to / widthMs) - 1)
  for (let cell = Math.max(firstCell, Math.floor(range.from / widthMs)); cell <= last; cell++) {
    const share = (Math.min(range.to, (cell + 1) * widthMs) - Math.max(range.from, cell * widthMs)) / length
    const place = placeOf(timeline, cell)
    add(timeline.sums, place, time.startMs * share)
    add(timeline.sums, place + 1, time.runMs * share)
    add(timeline.sums, place + 2, time.copyMs * share)
    add(timeline.sums, place + 3, time.waitMs * share)
    add(timeline.sums, place + 4, (time.tailMs + time.idleMs) * share)
  }
}

/** Marks an instant, in place. */
export function markInTimeline(timeline: Timeline, kind: 'failed' | 'recycled', at: number): void {
  reach(timeline, { from: at, to: at + instantMs })
  const cell = Math.floor(at / timeline.widthMs)
  if (cell < (timeline.firstCell ?? 0)) return
  add(timeline.sums, placeOf(timeline, cell) + laneKinds.indexOf(kind), instantMs)
}

/** Adds up what the lane did within a range, in milliseconds by kind, in the order of {@link laneKinds}. */
export function sumsWithin(timeline: Timeline, range: TimeRange): number[] {
  const totals = new Array<number>(kindCount).fill(0)
  const { widthMs, firstCell, lastCell, sums } = timeline
  if (firstCell === undefined) return totals
  const last = Math.min(lastCell, Math.ceil(range.to / widthMs) - 1)
  for (let cell = Math.max(firstCell, Math.floor(range.from / widthMs)); cell <= last; cell++) {
    const shared = Math.min(range.to, (cell + 1) * widthMs) - Math.max(range.from, cell * widthMs)
    const place = placeOf(timeline, cell)
    for (let kind = 0; kind < kindCount; kind++) {
      totals[kind] = (totals[kind] ?? 0) + ((sums[place + kind] ?? 0) * shared) / widthMs
    }
  }
  return totals
}

/** Returns the range of which the timeline knows anything; undefined when nothing was written. */
export function rangeOf({ firstCell, lastCell, widthMs }: Timeline): TimeRange | undefined {
  return firstCell === undefined ? undefined : { from: firstCell * widthMs, to: (lastCell + 1) * widthMs }
}

function add(sums: Float32Array, place: number, ms: number): void {
  sums[place] = (sums[place] ?? 0) + ms
}

function placeOf({ sums, firstCell = 0, keeps }: Timeline, cell: number): number {
  return (keeps === 'all' ? cell - firstCell : cell % (sums.length / kindCount)) * kindCount
}

/** Makes room for a range. */
function reach(timeline: Timeline, range: TimeRange): void {
  if (timeline.firstCell === undefined) {
    timeline.firstCell = Math.floor(range.from / timeline.widthMs)
    timeline.lastCell = timeline.firstCell
  }
  const cells = timeline.sums.length / kindCount
  if (timeline.keeps === 'latest') return forget(timeline, Math.floor(range.to / timeline.widthMs), cells)
  while (Math.floor(range.to / timeline.widthMs) - timeline.firstCell >= cells) halve(timeline)
  timeline.lastCell = Math.max(timeline.lastCell, Math.floor(range.to / timeline.widthMs))
}

/** Empties the cells that will be written over. */
function forget(timeline: Timeline, last: number, cells: number): void {
  for (let cell = Math.max(timeline.lastCell + 1, last - cells + 1); cell <= last; cell++) {
    const place = (cell % cells) * kindCount
    timeline.sums.fill(0, place, place + kindCount)
  }
  timeline.lastCell = Math.max(timeline.lastCell, last)
  timeline.firstCell = Math.max(timeline.firstCell ?? 0, timeline.lastCell - cells + 1)
}

/** Doubles the width of the cells: two become one. */
function halve(timeline: Timeline): void {
  const { firstCell = 0, sums } = timeline
  const halved = new Float32Array(sums.length)
  const first = Math.floor(firstCell / 2)
  for (let cell = 0; cell < sums.length / kindCount; cell++) {
    const target = (Math.floor((firstCell + cell) / 2) - first) * kindCount
    for (let kind = 0; kind < kindCount; kind++) add(halved, target + kind, sums[cell * kindCount + kind] ?? 0)
  }
  timeline.sums = halved
  timeline.widthMs *= 2
  timeline.firstCell = first
  timeline.lastCell = Math.floor(timeline.lastCell / 2)
}
