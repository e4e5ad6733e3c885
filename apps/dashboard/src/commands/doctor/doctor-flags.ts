import type { CommonFlags } from '../common-flags.ts'

/** Flags of `mp doctor`. */
export interface DoctorFlags extends CommonFlags {
  workers?: number
  /** False for `--no-measure`. */
  measure: boolean
  json: boolean
}
