import type { Backend } from '@mp/core'
import type { CommonFlags } from '../common-flags.ts'

/** Flags of `mp run`. */
export interface RunFlags extends CommonFlags {
  backend: Backend
  workers?: number
  json: boolean
}
