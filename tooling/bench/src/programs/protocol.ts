import type { Payload } from '../contenders/contender.ts'
import type { Figures, Size } from '../rows/row.ts'

/** What the runner asks a program that measures: a line of JSON each. The program of Python knows the same. */
export type Command =
  | { type: 'open'; workerCount: number; payload: Payload }
  | { type: 'measure'; row: string; size: Size }
  /** As `measure`, and writes a profile of each thread into a folder; ours only. */
  | { type: 'profile'; row: string; size: Size; folder: string }
  | { type: 'close' }

/** What the program answers: `loaded` by itself, and one of the others to each command. */
export type Reply =
  | { type: 'loaded' }
  | { type: 'done' }
  | { type: 'figures'; figures: Figures }
  | { type: 'profiles'; files: string[] }
  | { type: 'failed'; message: string }

/** Tells whether what a program wrote is an answer. */
export function isReply(value: unknown): value is Reply {
  if (!isRecord(value)) return false
  switch (value['type']) {
    case 'loaded':
    case 'done':
      return true
    case 'figures':
      return isRecord(value['figures']) && Object.values(value['figures']).every(Number.isFinite)
    case 'profiles':
      return Array.isArray(value['files']) && value['files'].every((file) => typeof file === 'string')
    case 'failed':
      return typeof value['message'] === 'string'
    default:
      return false
  }
}

/** Tells whether what the runner wrote is a command; it is trusted with the rest. */
export function isCommand(value: unknown): value is Command {
  return isRecord(value) && ['open', 'measure', 'profile', 'close'].includes(String(value['type']))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
