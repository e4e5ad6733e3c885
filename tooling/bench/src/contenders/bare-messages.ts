import { type WorkName, workTable } from '../works/work-table.ts'

/** Number of a call, its work and the input of that. */
export type BareCall = [id: number, work: WorkName, input: unknown]

/** Number of a call, and its result. */
export type BareAnswer = [id: number, result: unknown]

/** Tells a call from anything else. */
export function isBareCall(message: unknown): message is BareCall {
  return Array.isArray(message) && message.length === 3 && message[1] in workTable
}

/** Tells an answer from anything else. */
export function isBareAnswer(message: unknown): message is BareAnswer {
  return Array.isArray(message) && message.length === 2 && typeof message[0] === 'number'
}
