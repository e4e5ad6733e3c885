import type { CommonFlags } from '../common-flags.ts'
import type { ProgressKind } from '../../surface/choose-surface.ts'

/** Flags of `mp bench`. */
export interface BenchFlags extends CommonFlags {
  backend: 'process' | 'thread' | 'both'
  workers?: number[]
  arg: unknown[]
  export?: string
  tasks?: number
  runs: number
  warmup: number
  chunkSize?: number
  explain: boolean
  markdown: boolean
  progress: ProgressKind
  json: boolean
}
