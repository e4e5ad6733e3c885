import type { CommonFlags } from '../common-flags.ts'

/** Flags of `mp help`. */
export interface HelpFlags extends CommonFlags {
  json: boolean
  man: boolean
}
