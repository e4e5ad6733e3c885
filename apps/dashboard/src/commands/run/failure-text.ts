import { inspect } from 'node:util'
import type { ItemOutcome } from './item.ts'

/** What went wrong, as data. */
export interface FailureRecord {
  name: string
  message: string
  code: string | null
  /** First line of the stack that is of the user's own. */
  at: string | null
}

/** Describes an error as data. */
export function failureRecord(error: unknown): FailureRecord {
  if (!(error instanceof Error)) return { name: typeof error, message: inspect(error), code: null, at: null }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { name: error.name, message: error.message, code, at: ownLine(error.stack ?? '') }
}

/** Words a failure for a person: which item, what, and where. */
export function failureText(outcome: ItemOutcome & { status: 'failed' }, isSingle: boolean): string {
  const { name, message, at } = failureRecord(outcome.error)
  const which = isSingle ? '' : `item ${outcome.index + 1} (${shortened(outcome.input)}): `
  return `${which}${name}: ${message}${at === null ? '' : `\n    ${at}`}`
}

/** Leaves out what is Node's, of packages, or of `mp` itself. */
function ownLine(stack: string): string | null {
  const lines = stack.split('\n').map((line) => line.trim())
  return (
    lines.find((line) => line.startsWith('at ') && !/node:|node_modules|\/dist\/|\/packages\/core\//.test(line)) ?? null
  )
}

function shortened(input: unknown): string {
  const text =
    typeof input === 'string' ? JSON.stringify(input) : inspect(input, { breakLength: Number.POSITIVE_INFINITY })
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
