import type { CommonFlags } from '../common-flags.ts'

/** Flags of `mp config`. */
export interface ConfigFlags extends CommonFlags {
  showOrigin: boolean
  json: boolean
}
