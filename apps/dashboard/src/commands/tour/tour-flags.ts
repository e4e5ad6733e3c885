import type { Backend } from '@mp/core'
import type { CommonFlags } from '../common-flags.ts'

/** Flags of `mp tour`. */
export interface TourFlags extends CommonFlags {
  backend: Backend
  workers?: number
  json: boolean
  progress: 'auto' | 'full' | 'none'
}
