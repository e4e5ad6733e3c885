import type { Entry, Figure, RowResult } from '../report/results.ts'
import type { Figures, Metric, Row } from '../rows/row.ts'
import { bestOf, compare, winnerOf } from '../statistics/compare.ts'
import { summarize } from '../statistics/summary.ts'
import type { Entrant } from './entrant.ts'

/** One figure and whose it is. */
interface Standing {
  entry: Entry
  figure: Figure
}

/** Summarises the samples of a row and says who is better than whom. */
export function resultOf(row: Row, entrants: readonly Entrant[]): Omit<RowResult, 'seconds'> {
  const entries = entrants.map((entrant) => entryOf(row, entrant))
  for (const metric of row.metrics) judge(metric, entries)
  const { name, title, metrics } = row
  return { name, title, metrics, entries }
}

function entryOf(row: Row, { contender, samples, error, limitedCount }: Entrant): Entry {
  return {
    contender: contender.name,
    role: contender.role,
    backend: contender.backend,
    library: contender.library,
    settings: contender.settings(row.payload),
    figures: Object.fromEntries(row.metrics.flatMap(({ name }) => figureEntry(name, samples))),
    ...(limitedCount !== undefined && { limitedCount }),
    ...(error !== undefined && { error }),
  }
}

/** Returns the figure of one metric under its name, or nothing when no sample has it. */
function figureEntry(name: string, all: readonly Figures[]): [string, Figure][] {
  const samples = all.map((figures) => figures[name]).filter((sample) => sample !== undefined)
  if (samples.length === 0) return []
  return [[name, { ...summarize(samples), samples, isBest: false }]]
}

function judge({ name, better }: Metric, entries: readonly Entry[]): void {
  const standings = entries.flatMap((entry) => {
    const figure = entry.figures[name]
    return figure === undefined ? [] : [{ entry, figure }]
  })
  for (const backend of ['thread', 'process'] as const) {
    const field = standings.filter(({ entry }) => entry.backend === backend && entry.role !== 'reference')
    const winner = field.length > 1 ? winnerOf(figuresOf(field), better) : undefined
    if (winner !== undefined && field[winner] !== undefined) field[winner].figure.isBest = true
  }
  for (const { entry, figure } of standings.filter(({ entry }) => entry.role === 'ours')) {
    const peers = peersOf(entry, standings)
    const rival = peers[bestOf(figuresOf(peers), better)]
    if (rival === undefined) continue
    figure.against = { ...compare(figure, rival.figure, better), contender: rival.entry.contender }
  }
}

function figuresOf(standings: readonly Standing[]): Figure[] {
  return standings.map(({ figure }) => figure)
}

/** Returns the peers of the same backend, or all of them when there is none. */
function peersOf(ours: Entry, standings: readonly Standing[]): Standing[] {
  const peers = standings.filter(({ entry }) => entry.role === 'peer')
  const alike = peers.filter(({ entry }) => entry.backend === ours.backend)
  return alike.length > 0 ? alike : peers
}
