import type { CommonFlags } from '../common-flags.ts'

/** Flags of `mp init`. */
export interface InitFlags extends CommonFlags {
  dryRun: boolean
  force: boolean
}
