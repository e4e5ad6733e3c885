import data from '../../../tooling/bench/results/results.json' with { type: 'json' }

/** One figure of one contender: the median of its samples, and the quartiles. */
export interface Figure {
  median: number
  low: number
  high: number
  against?: { ratio: number; verdict: 'better' | 'worse' | 'within noise'; contender: string }
}

/** What came out for one contender in one row. */
export interface Entry {
  contender: string
  role: 'ours' | 'peer' | 'reference'
  backend: 'thread' | 'process'
  figures: Record<string, Figure>
}

/** What came out of one row. */
export interface BenchmarkRow {
  name: string
  title: string
  metrics: readonly { name: string; better: 'higher' | 'lower' }[]
  entries: readonly Entry[]
}

/** The committed results of `pnpm bench`. */
export interface Results {
  format: number
  date: string
  command: string
  rounds: number
  machine: { cpu: string; cores: number; memoryGiB: number; kernel: string }
  versions: Record<string, string>
  rows: readonly BenchmarkRow[]
}

/** Returns the committed results; the benchmark checks their shape when it writes them. */
export function readResults(): Results {
  const results: unknown = data
  if (!isResults(results)) throw new Error('The results of the benchmark are of another format than the one known here')
  return results
}

function isResults(value: unknown): value is Results {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 1
}

/** Returns one figure of one of our pools. */
export function figureOf(row: string, contender: string, metric: string): Figure {
  const entry = readResults()
    .rows.find(({ name }) => name === row)
    ?.entries.find((entry) => entry.contender === contender)
  const figure = entry?.figures[metric]
  if (figure === undefined) throw new Error(`The results have no ${metric} of ${contender} in ${row}`)
  return figure
}

/** Returns a number with three digits that count, thousands as k and millions as M. */
export function short(value: number): string {
  if (value >= 1_000_000) return `${digits(value / 1_000_000)} M`
  if (value >= 10_000) return `${digits(value / 1000)} k`
  return digits(value)
}

function digits(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}
