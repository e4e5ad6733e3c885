import type { CallableDescription } from './callable/description.ts'
import type { Encoded } from './wire/encode.ts'

/** A class that the other side has to know before values of it arrive. */
export interface ClassDefinition {
  name: string
  callable: CallableDescription
}

/** What a host says to its worker, in order; `argv` are the arguments of the program, the main script first. */
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
    }
  | { type: 'classes'; classes: ClassDefinition[] }
  | {
      type: 'run'
      batch: number
      callable: CallableDescription | string
      spreads: boolean
      stopsOnError: boolean
      inputs: TaskInput[]
    }
  /** Aborts the signal of the running task, and drops the rest of the batch if asked. */
  | { type: 'abort'; batch: number; item: number; reason: Encoded; dropsRest: boolean }
  | { type: 'drop'; batch: number }
  | { type: 'call'; call: ProcessCall }
  | { type: 'stop' }

/** One input of a batch, and which attempt at it this is, from 1. */
export interface TaskInput extends Encoded {
  attempt: number
}

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

/** What a worker says to its host, in order. */
export type FromGuest =
  | { type: 'ready'; pid: number; threadId: number; systemThreadId: number | undefined; memoryBytes: number }
  | { type: 'start-failed'; error: Encoded }
  | { type: 'result'; batch: number; item: number; result: Encoded }
  | { type: 'error'; batch: number; item: number; error: Encoded }
  | { type: 'progress'; batch: number; item: number; fraction: number }
  /** The batch is over; `started` of its items were started, and each of them was reported. */
  | { type: 'batch-end'; batch: number; started: number; memoryBytes: number }
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
