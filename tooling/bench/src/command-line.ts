import { parseArgs } from 'node:util'
import { allRows } from './rows/all.ts'
import type { Row, Scale } from './rows/row.ts'

/** What was asked for. */
export interface Request {
  rows: readonly Row[]
  rounds: number
  scale: Scale
  /** Folder for the results; undefined for the usual one. */
  output: string | undefined
  /** Whether to measure the kernels of the workloads, which are a family of their own. */
  hasWorkloads: boolean
  /** Whether to profile ours instead of comparing. */
  isProfile: boolean
  help: boolean
}

/** What `--help` prints. */
export const usage = `pnpm bench [options]

  --only <name>      only rows with this in their name; can be repeated
  --rounds <n>       samples of each contender in each row, 5 by default, 1 with --quick
  --quick            tiny sizes: shows that everything works, tells nothing about speed
  --output <folder>  where results.json and results.md go
  --profile <row>    CPU profiles of ours doing this row, main thread and workers
  --help             prints this

Rows: ${allRows.map(({ name }) => name).join(', ')}
Only by --only: workloads, each kernel against plain TypeScript, Python and C`

/** What `--only` calls the kernels. */
const workloads = 'workloads'

const options = {
  only: { type: 'string', multiple: true },
  rounds: { type: 'string' },
  quick: { type: 'boolean', default: false },
  output: { type: 'string' },
  profile: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

/**
 * Reads the arguments of the command.
 *
 * @throws RangeError when a row does not exist or a number makes no sense.
 * @throws TypeError when there is no such option.
 */
export function parseCommandLine(args: readonly string[]): Request {
  const { values } = parseArgs({ args: [...args], options })
  const scale = values.quick ? 'quick' : 'full'
  const patterns = values.only?.filter((pattern) => pattern !== workloads)
  const hasWorkloads = patterns?.length !== values.only?.length
  const isOnlyWorkloads = hasWorkloads && patterns?.length === 0 && values.profile === undefined
  return {
    rows: isOnlyWorkloads ? [] : rowsNamed(values.profile === undefined ? patterns : [values.profile]),
    hasWorkloads,
    rounds: values.rounds === undefined ? defaultRounds(scale) : positiveInteger('--rounds', values.rounds),
    scale,
    output: values.output,
    isProfile: values.profile !== undefined,
    help: values.help,
  }
}

function defaultRounds(scale: Scale): number {
  return scale === 'quick' ? 1 : 5
}

function rowsNamed(patterns: readonly string[] | undefined): readonly Row[] {
  if (patterns === undefined) return allRows
  const rows = allRows.filter(({ name }) => patterns.some((pattern) => isMeant(name, pattern)))
  if (rows.length > 0) return rows
  throw new RangeError(`No row has ${patterns.join(' or ')} in its name; there are ${names()}`)
}

/** A pattern that is the name of a row means that row alone. */
function isMeant(name: string, pattern: string): boolean {
  return name === pattern || (name.includes(pattern) && allRows.every((row) => row.name !== pattern))
}

function names(): string {
  return allRows.map(({ name }) => name).join(', ')
}

function positiveInteger(option: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1) return value
  throw new RangeError(`${option} must be an integer of at least 1, got ${text}`)
}
