import type { CoreLoad, Placement, TourState } from '../model/tour-state.ts'
import { bar, sparkline } from './bar.ts'
import type { Glyphs } from './glyphs.ts'
import { bold, type Colour, dim, fit, type Row, text } from './segment.ts'

/** The room that a panel's content has. */
export interface Room {
  width: number
  height: number
  glyphs: Glyphs
}

const narrowestMeter = 24
const gap = 2

/** Draws the load of every core: meters in as many columns as it takes, then a heat strip, then a summary. */
export function coreRows(state: TourState, room: Room): Row[] {
  const { cores } = state
  const columns = Math.ceil(cores.length / Math.max(1, room.height))
  const width = Math.floor((room.width + gap) / Math.max(1, columns)) - gap
  if (width >= narrowestMeter) return meters(state, columns, { ...room, width })
  return cores.length <= room.width * (room.height - 1) ? heatStrip(cores, room) : [summary(cores)]
}

function meters(state: TourState, columns: number, room: Room): Row[] {
  const rows = Math.min(room.height, state.cores.length)
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => {
      const core = state.cores[column * rows + row]
      return core === undefined ? [] : [...fit(meter(core, state, room), room.width), text(' '.repeat(gap))]
    }).flat(),
  )
}

function meter(core: CoreLoad, state: TourState, room: Room): Row {
  const workers = workersOn(core.core, state.placements)
  const digits = String(state.cores.length - 1).length
  const sparkWidth = room.width >= 60 ? 20 : 0
  const width = room.width - digits - 1 - 5 - 7 - (sparkWidth === 0 ? 0 : sparkWidth + 1)
  const spark = sparkline(core.history, sparkWidth, { glyphs: room.glyphs, max: 1 })
  return [
    dim(`${String(core.core).padStart(digits)} `),
    ...bar(core.load, width, { glyphs: room.glyphs, colour: loadColour(core.load) }),
    text(` ${String(Math.round(core.load * 100)).padStart(3)}%`),
    workers === '' ? otherLoad(core.load) : bold(` ${workers.padEnd(6).slice(0, 6)}`, 'cyan'),
    ...(sparkWidth === 0 ? [] : [text(' '), text(spark, loadColour(core.load))]),
  ]
}

function workersOn(core: number, placements: readonly Placement[]): string {
  const on = placements.filter((placement) => placement.core === core).map(({ worker }) => `w${worker}`)
  return on.length > 2 ? `${on[0]} +${on.length - 1}` : on.join(' ')
}

/** A core that is busy without one of our workers on it is busy with another program. */
function otherLoad(load: number): Row[number] {
  return load > 0.5 ? dim(' other ') : text('       ')
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
