import type { ControlRequest, ControlResult, RefusalReason } from './control.ts'
import { faultOf, isRecord, type Shape } from './shape.ts'

/** What a watcher may send, each in a line of JSON with a number of its own: a request. */
export interface NumberedRequest {
  id: number
  request: ControlRequest
}

/** What a program answers a request with, in a line of its own among the events. */
export interface Reply {
  type: 'reply'
  id: number
  result: ControlResult
}

const shapes: Readonly<Record<ControlRequest['type'], Readonly<Record<string, Shape>>>> = {
  pause: {},
  resume: {},
  resize: { workers: 'number' },
  drain: {},
  'kill-task': { job: 'number', index: 'number' },
  'kill-worker': { worker: 'number' },
}

/** Reads a request from a line; returns what is wrong with it if it is none. */
export function parseRequest(line: string): NumberedRequest | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'it is no JSON'
  }
  const fault = faultOf(value, { fields: { id: 'number', request: { fields: { type: 'string', pool: 'string' } } } })
  if (fault !== undefined) return fault
  return isNumbered(value) ? value : 'its request is of no known type, or lacks what that needs'
}

function isNumbered(value: unknown): value is NumberedRequest {
  if (!isRecord(value) || !isRecord(value['request'])) return false
  const { type } = value['request']
  const known = Object.entries(shapes).find(([name]) => name === type)
  return known !== undefined && faultOf(value['request'], { fields: known[1] }) === undefined
}

const REASONS: readonly RefusalReason[] = [
  'not-allowed',
  'no-such-pool',
  'no-such-worker',
  'no-such-task',
  'invalid',
  'gone',
]

/** Tells whether an event of a type that the schema does not know is the answer to a request. */
export function isReply(value: unknown): value is Reply {
  const done: Shape = { fields: { outcome: { oneOf: ['done'] } } }
  const refused: Shape = { fields: { outcome: { oneOf: ['refused'] }, reason: { oneOf: REASONS }, message: 'string' } }
  const fields: Record<string, Shape> = {
    type: { oneOf: ['reply'] },
    id: 'number',
    result: { either: [done, refused] },
  }
  return faultOf(value, { fields }) === undefined
}
