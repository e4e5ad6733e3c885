import type { CallableDescription } from './callable/description.ts'
import type { LaneReport } from './lane/guest-lane.ts'
import type { LaneAddress } from './lane/lane-memory.ts'
import type { PackedValue } from './lane/packed-value.ts'
import type { Encoded } from './wire/encode.ts'

/** A class that the other side has to know before values of it arrive. */
export interface ClassDefinition {
  name: string
  callable: CallableDescription
}

/**
 * What a host says to its worker besides the tasks in the lane, in order; `argv` are the arguments of the program, the
 * main script first. Tasks may need that the classes, functions and values before them have been handled.
 */
export type ToGuest =
  | {
      type: 'start'
      workerId: number
      name: string
      parentName: string
      argv: string[]
      preload: string[]
      watchesMemory: boolean
      initializer: Call | undefined
      /** Where its tasks are; undefined for one that gets none. */
      lane: LaneAddress | undefined
    }
  | { type: 'classes'; classes: ClassDefinition[] }
  /** A function that tasks call by its number. */
  | { type: 'function'; number: number; callable: CallableDescription }
  /** A value that the lane cannot carry; its number stands in its place. */
  | { type: 'value'; number: number; value: Encoded | PackedValue }
  /** There is something in the lane, or room in it. */
  | { type: 'wake' }
  /** A record for a worker with memory of its own, which must have done with the one before. */
  | { type: 'task'; record: Uint8Array }
  /** Aborts the signal of a task, if it still runs. */
  | { type: 'abort'; sequence: number; item: number; reason: Encoded }
  /** Calls a function once and tells what it returned. */
  | { type: 'invoke'; call: Call }
  | { type: 'call'; call: ProcessCall }
  | { type: 'stop' }

/** A function to call once, with its arguments. */
export interface Call {
  callable: CallableDescription
  args: Encoded
}

/** What a `Process` or `Thread` is told to be. */
export interface ProcessCall {
  name: string
  isDaemon: boolean
  parentName: string
  argv: string[]
  target: Call | undefined
  /** A subclass whose `run` is the target, with the fields of the instance. */
  subclass: { callable: CallableDescription; fields: Encoded } | undefined
}

/** What a worker says to its host besides the outcomes in the lane, in order. */
export type FromGuest =
  | { type: 'ready'; pid: number; threadId: number; systemThreadId: number | undefined; memoryBytes: number }
  /** It could not start, or the function that it was to call threw. */
  | { type: 'start-failed'; error: Encoded }
  | { type: 'returned'; value: Encoded }
  /** A value that the lane cannot carry; its number stands in its place. */
  | { type: 'value'; number: number; value: Encoded | PackedValue }
  /** There is something in the lane. */
  | { type: 'wake' }
  /** What a worker with memory of its own would else have put into the lane. */
  | { type: 'report'; report: LaneReport }
  /** An error nobody caught; the exit follows, unless the program handles it. */
  | { type: 'crash'; error: Encoded }

/** Tells whether a message came from our own code at the other end: nobody else writes to its line. */
export function isToGuest(message: unknown): message is ToGuest {
  return isTyped(message)
}

/** Tells whether a message came from our own code at the other end: nobody else writes to its line. */
export function isFromGuest(message: unknown): message is FromGuest {
  return isTyped(message)
}

function isTyped(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message
}
