import type { WorkName } from '../works/work-table.ts'

/** Hands in one call of a work. */
export type Task = (input: unknown) => PromiseLike<unknown>

/** A contender with its workers, and what it can do. */
export interface Opened {
  /** Single calls. */
  task?: (work: WorkName) => Task
  /** Squares a whole list by the library's own map. */
  map?: (numbers: readonly number[]) => PromiseLike<readonly unknown[]>
  /** Squares a stream, results in order. */
  imap?: (numbers: Iterable<number>) => AsyncIterable<unknown>
  /** Squares a stream, results as they come. */
  imapUnordered?: (numbers: Iterable<number>) => AsyncIterable<unknown>
  /** Hands a buffer to a worker and takes it back, without a copy. */
  move?: (buffer: ArrayBuffer) => PromiseLike<unknown>
  /** Listens to everything that happens until disposed of. */
  listen?: () => Disposable
  /** Is told ten times a second what happens, until disposed of. */
  observe?: () => Disposable
  /** Messages between processes, without a pool. */
  messages?: Messages
  /** What processes share, without a pool. */
  sharing?: Sharing
  /** Loads what profiles the workers. */
  profile?: () => Promise<WorkerProfiles>
  close: () => PromiseLike<unknown>
}

/** Messages from one process to another. */
interface Messages {
  /** Receives so many messages from another process and returns the seconds from the first to the last. */
  receive: (count: number, bytes: number) => Promise<number>
  /** Sends numbers back and forth and returns the microseconds of each round trip. */
  roundTrips: (count: number) => Promise<readonly number[]>
}

/** What two processes share. */
interface Sharing {
  /** Acquires and releases a lock so many times and returns the seconds. */
  lockAlone: (count: number) => Promise<number>
  /** As `lockAlone`, while another process does the same; returns the seconds until both are done. */
  lockTogether: (count: number) => Promise<number>
  /** Sends so many bytes of numbers to another process and back and returns the milliseconds of each trip, sorted. */
  largeTrips: (bytes: number, count: number) => Promise<readonly number[]>
}

/** Profiles of all workers over the same time. */
export interface WorkerProfiles {
  start: () => Promise<void>
  /** Writes a profile of each worker into a folder and returns their paths. */
  stop: (folder: string) => Promise<readonly string[]>
}
