import type { Opened } from './opened.ts'

/** Where the workers live. */
export type Backend = 'thread' | 'process'

/**
 * What a row sends, as far as a library has settings for it.
 *
 * - `small`: many calls with little in them, which may wait in line at the workers.
 * - `plain`: numbers, strings and plain objects, each call work of its own.
 * - `binary`: bytes, which JSON would blow up.
 */
export type Payload = 'small' | 'plain' | 'binary'

/** What a contender can be asked for; a row is for those that have what it needs. */
export type Ability = Exclude<keyof Opened, 'close'>

/** How the workers of a contender are started. */
export interface OpenOptions {
  workerCount: number
  payload: Payload
}

/** One library in one configuration. */
export interface Contender {
  name: string
  /** What it is compared as: a peer counts, a reference is only shown. */
  role: 'ours' | 'peer' | 'reference'
  backend: Backend
  abilities: readonly Ability[]
  /** Package that it comes from, or `node`, or `python`. */
  library: string
  /** Command that runs one of the programs with this contender. */
  command: (program: ProgramName) => readonly string[]
  /** What it is opened with, as shown beside its figures. */
  settings: (payload: Payload) => object
}

/** A contender that runs in Node, and so can be opened by the program that measures it. */
export interface NodeContender extends Contender {
  open: (options: OpenOptions) => Opened
}

/** The programs: one that serves measurements, one that starts a pool, tells when, and ends. */
export type ProgramName = 'serve' | 'start'
