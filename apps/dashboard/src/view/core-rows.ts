import type { ForeignProcess } from '@mp/core/monitor'
import type { CoreLoad } from '../model/core-load.ts'
import type { Placement } from '../model/tour-state.ts'
import { bar, sparkline } from './bar.ts'
import type { Glyphs } from './glyphs.ts'
import { bold, type Colour, dim, fit, type Row, text } from './segment.ts'

/** The room that a panel's content has. */
export interface Room {
  width: number
  height: number
  glyphs: Glyphs
}

/** What is known of the cores and of who is on them. */
export interface CoreView {
  cores: readonly CoreLoad[]
  placements: readonly Placement[]
  /** Other programs that use a core, the busiest first; left out where nobody looks. */
  foreign?: readonly ForeignProcess[]
}

const narrowestMeter = 24
const gap = 2

/** Draws the load of every core: meters in as many columns as it takes, then a heat strip, then a summary. */
export function coreRows(state: CoreView, room: Room): Row[] {
  const { cores } = state
  const columns = Math.ceil(cores.length / Math.max(1, room.height))
  const width = Math.floor((room.width + gap) / Math.max(1, columns)) - gap
  if (width >= narrowestMeter) return meters(state, columns, { ...room, width })
  return cores.length <= room.width * (room.height - 1) ? heatStrip(cores, room) : [summary(cores)]
}

function meters(state: CoreView, columns: number, room: Room): Row[] {
  const rows = Math.min(room.height, state.cores.length)
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => {
      const core = state.cores[column * rows + row]
      return core === undefined ? [] : [...fit(meter(core, state, room), room.width), text(' '.repeat(gap))]
    }).flat(),
  )
}

function meter(core: CoreLoad, state: CoreView, room: Room): Row {
  const workers = workersOn(core.core, state.placements)
  const digits = String(state.cores.length - 1).length
  const sparkWidth = room.width >= 60 ? 20 : 0
  const nameWidth = nameWidthOf(state, room.width)
  const width = room.width - digits - 1 - 5 - nameWidth - 1 - (sparkWidth === 0 ? 0 : sparkWidth + 1)
  const spark = sparkline(core.history, sparkWidth, { glyphs: room.glyphs, max: 1 })
  return [
    dim(`${String(core.core).padStart(digits)} `),
    ...bar(core.load, width, { glyphs: room.glyphs, colour: loadColour(core.load) }),
    text(` ${String(Math.round(core.load * 100)).padStart(3)}%`),
    ...onCore(workers, core, { state, width: nameWidth }),
    ...(sparkWidth === 0 ? [] : [text(' '), text(spark, loadColour(core.load))]),
  ]
}

function workersOn(core: number, placements: readonly Placement[]): string {
  const on = placements.filter((placement) => placement.core === core).map(({ name }) => name)
  return on.length > 2 ? `${on[0]} +${on.length - 1}` : on.join(' ')
}

/** Names of other programs get more room than those of workers. */
function nameWidthOf(state: CoreView, width: number): number {
  return state.foreign !== undefined && width >= 34 ? 14 : 6
}

/** Names who is on a core: our workers, then another program that uses a good part of it. */
function onCore(workers: string, core: CoreLoad, options: { state: CoreView; width: number }): Row {
  const { state, width } = options
  const other = otherOn(core, { state, hasWorker: workers !== '' })
  const room = workers === '' ? width : Math.max(0, width - workers.length - 1)
  const shown = other.slice(0, room)
  const rest = Math.max(0, width - (workers === '' ? shown.length : workers.length + 1 + shown.length))
  return [
    text(' '),
    ...(workers === '' ? [] : [bold(workers.slice(0, width), 'cyan'), text(workers.length < width ? ' ' : '')]),
    dim(shown + ' '.repeat(workers.length >= width ? 0 : rest)),
  ]
}

/** A core that is busy without one of our workers on it is busy with another program. */
function otherOn(core: CoreLoad, options: { state: CoreView; hasWorker: boolean }): string {
  const { foreign } = options.state
  const named = foreign?.find((process) => process.core === core.core && process.share > 0.1)
  if (named !== undefined) return named.name
  return core.load > 0.5 && !options.hasWorker ? 'other' : ''
}

function loadColour(load: number): Colour {
  if (load > 0.9) return 'green'
  return load > 0.4 ? 'cyan' : 'blue'
}

function heatStrip(cores: readonly CoreLoad[], room: Room): Row[] {
  const perRow = Math.min(64, room.width)
  const strip = Array.from({ length: Math.ceil(cores.length / perRow) }, (_, row) =>
    cores
      .slice(row * perRow, (row + 1) * perRow)
      .map((core) => text(heat(core.load, room.glyphs), loadColour(core.load))),
  )
  return [...strip.slice(0, room.height - 1), summary(cores)]
}

function heat(load: number, glyphs: Glyphs): string {
  return glyphs.spark[Math.min(glyphs.spark.length - 1, Math.floor(load * glyphs.spark.length))] ?? ' '
}

function summary(cores: readonly CoreLoad[]): Row {
  const mean = cores.reduce((sum, { load }) => sum + load, 0) / Math.max(1, cores.length)
  const busy = cores.filter(({ load }) => load > 0.5).length
  return [
    text(`${cores.length} cores`),
    dim(`  mean ${Math.round(mean * 100)}%  busy ${busy}  idle ${cores.length - busy}`),
  ]
}
