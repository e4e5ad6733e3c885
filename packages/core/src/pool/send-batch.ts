import { describeArgument } from '../callable/describe-argument.ts'
import { encodeLaneValue, type LaneValue, POSTED_BYTES, postedAs } from '../lane/lane-value.ts'
import { partBytes, type PostedValue } from '../lane/packed-value.ts'
import type { TaskHead, TaskRecord } from '../lane/task-record.ts'
import type { TaskWriter } from '../lane/task-writer.ts'
import type { GiveUp } from '../wire/handle.ts'
import { LARGE_BYTES } from '../wire/large-memory.ts'
import { arityOf, type Batch } from './batch.ts'

/** Who a batch is sent to. */
export interface Recipient {
  tasks: TaskWriter
  sharesMemory: boolean
  /** Sends a value as a message of its own, and returns its number. */
  post(value: PostedValue): number
  /** Wakes it, if it sleeps, as there will be something for it in a moment. */
  ringAhead(): void
  /** Whether it starts at once what it is handed. */
  isFree: boolean
  /** Returns what the record says about all its tasks, as of now. */
  head(batch: Batch): TaskHead
}

/** A handle among the inputs of a batch. */
export interface SentHandle {
  /** Position of its input. */
  position: number
  giveUp: GiveUp
}

/** What became of a batch. */
export interface Sent {
  /** The record of as many tasks as found room; undefined when none did. */
  record: TaskRecord | undefined
  handles: SentHandle[]
  /** Why the first task that was not sent cannot travel. */
  refusal: { error: unknown } | undefined
  /** Whether memory of an input is with the worker for good. */
  hasMoved: boolean
}

const NOTHING_SENT = { handles: [], refusal: undefined, hasMoved: false }

/** Writes as many tasks of a batch into a lane, from the first on, as there is room for and as can travel. */
export function sendBatch(batch: Batch, to: Recipient): Sent {
  return sendNumbers(batch, to) ?? sendValues(batch, to)
}

/** Returns undefined when the first input is not made of numbers. */
function sendNumbers(batch: Batch, to: Recipient): Sent | undefined {
  const arity = arityOf(batch)
  if (arity === 0) return undefined
  const { tasks } = to
  if (!tasks.open(8 * arity)) return { ...NOTHING_SENT, record: undefined }
  const { start, room } = tasks.slots
  const count = batch.writeNumbers(tasks.numbers, { start, room, arity })
  return { ...NOTHING_SENT, record: tasks.publishNumbers(to.head(batch), count, arity) }
}

function sendValues(batch: Batch, to: Recipient): Sent {
  const handles: SentHandle[] = []
  let position = 0
  const options = {
    sharesMemory: to.sharesMemory,
    longest: to.tasks.longest,
    describeFunction: describeArgument,
    onSent: (giveUp: GiveUp) => void handles.push({ position, giveUp }),
  }
  // What may have to go to somebody else is not given away.
  const movesFirst = to.isFree && batch.spec.retries === 0
  let refusal: Sent['refusal']
  let hasMoved = false
  try {
    for (; position < batch.length; position++) {
      const value = encodeLaneValue(batch.inputAt(position), () => pathOf(batch, position), {
        ...options,
        moves: movesFirst && position === 0,
      })
      const moves = (value.moved?.size ?? 0) > 0
      if (!add(value, position === 0, to)) break
      hasMoved ||= moves
    }
  } catch (error) {
    refusal = { error }
  }
  if (position > 0) return { record: to.tasks.publishValues(to.head(batch)), handles, refusal, hasMoved }
  for (const { giveUp } of handles) giveUp({ mayHaveArrived: false })
  return { record: undefined, handles: [], refusal, hasMoved }
}

/** Adds an input to the record; returns false when there is no room. */
function add(value: LaneValue | PostedValue, isFirst: boolean, to: Recipient): boolean {
  const isPosted = 'posted' in value
  const byteLength = isPosted ? POSTED_BYTES : value.byteLength
  if (isFirst ? !to.tasks.open(byteLength) : !to.tasks.hasRoom(byteLength)) return false
  if (byteLength >= LARGE_BYTES) to.ringAhead()
  if (isPosted) to.tasks.add(postedAs(to.post(value)), partBytes(value))
  else to.tasks.add(value)
  return true
}

function pathOf(batch: Batch, position: number): string {
  const { kind } = batch.spec
  return kind === 'apply' ? 'args' : `items[${batch.taskAt(position).index}]`
}
