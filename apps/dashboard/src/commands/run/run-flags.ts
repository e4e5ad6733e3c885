import type { Backend } from '@mp/core'
import type { CommonFlags } from '../common-flags.ts'
import type { ProgressKind } from '../../surface/choose-surface.ts'

/** How the lines of an input are read. */
export type InputFormat = 'auto' | 'lines' | 'ndjson'

/** Flags of `mp run`. */
export interface RunFlags extends CommonFlags {
  backend: Backend
  workers?: number
  map?: string
  inputFormat: InputFormat
  export?: string
  arg: unknown[]
  chunkSize: number
  unordered: boolean
  retries: number
  timeout?: number
  timeLimit?: number
  resume?: string
  /** Share of all cores, more than 0 and at most 1. */
  budget?: number
  progress: ProgressKind
  json: boolean
  ndjson: boolean
}
