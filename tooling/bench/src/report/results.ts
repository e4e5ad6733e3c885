import type { Backend, Contender } from '../contenders/contender.ts'
import type { Metric, Scale } from '../rows/row.ts'
import type { Comparison } from '../statistics/compare.ts'
import type { Summary } from '../statistics/summary.ts'
import type { Machine } from './machine.ts'

/** What `results.json` holds. */
export interface Results {
  /** Counts up when the shape changes. */
  format: 1
  /** When the run began, as ISO 8601 tells it. */
  date: string
  /** What was typed. */
  command: string
  scale: Scale
  rounds: number
  /** How long the run took. */
  seconds: number
  machine: Machine
  /** Version of each library, and of Node and Python. */
  versions: Record<string, string>
  rows: RowResult[]
}

/** What came out of one row. */
export interface RowResult {
  name: string
  title: string
  metrics: readonly Metric[]
  entries: Entry[]
  /** How long the row took. */
  seconds: number
}

/** What came out for one contender in one row. */
export interface Entry {
  contender: string
  role: Contender['role']
  backend: Backend
  library: string
  settings: object
  /** Tasks in each sample, where the row's own number would have taken this contender too long. */
  limitedCount?: number
  /** By the names of the row's metrics; some may be missing. */
  figures: Record<string, Figure>
  /** Why it did not get to the end. */
  error?: string
}

/** One figure of one contender. */
export interface Figure extends Summary {
  samples: number[]
  /** Whether it beats every other of its backend beyond the noise. */
  isBest: boolean
  /** Ours against the best peer of the same backend, or of the other one where it has none. */
  against?: Comparison & { contender: string }
}

/** Tells whether a value has the shape of {@link Results}, down to each figure. */
export function isResults(value: unknown): value is Results {
  return (
    isRecord(value) &&
    value['format'] === 1 &&
    ['date', 'command', 'scale'].every((key) => typeof value[key] === 'string') &&
    ['rounds', 'seconds'].every((key) => typeof value[key] === 'number') &&
    isRecord(value['machine']) &&
    isRecordOf(value['versions'], (version) => typeof version === 'string') &&
    isArrayOf(value['rows'], isRowResult)
  )
}

function isRowResult(value: unknown): value is RowResult {
  return (
    isRecord(value) &&
    ['name', 'title'].every((key) => typeof value[key] === 'string') &&
    Number.isFinite(value['seconds']) &&
    isArrayOf(value['metrics'], (metric) => isRecord(metric) && typeof metric['name'] === 'string') &&
    isArrayOf(value['entries'], isEntry)
  )
}

function isEntry(value: unknown): value is Entry {
  return (
    isRecord(value) &&
    ['contender', 'role', 'backend', 'library'].every((key) => typeof value[key] === 'string') &&
    isRecord(value['settings']) &&
    isRecordOf(value['figures'], isFigure)
  )
}

function isFigure(value: unknown): value is Figure {
  return (
    isRecord(value) &&
    ['median', 'low', 'high', 'count'].every((key) => Number.isFinite(value[key])) &&
    typeof value['isBest'] === 'boolean' &&
    isArrayOf(value['samples'], Number.isFinite)
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRecordOf(value: unknown, isRight: (entry: unknown) => boolean): boolean {
  return isRecord(value) && Object.values(value).every(isRight)
}

function isArrayOf(value: unknown, isRight: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isRight)
}
