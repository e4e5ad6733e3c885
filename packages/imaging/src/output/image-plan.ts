import type { EncodeSettings } from '../check-encode-options.ts'
import type { OutputFormat } from '../format/formats.ts'
import type { BackupPlace } from '../run/backup-folder.ts'
import type { OutputPlace } from './write-output.ts'

/** All that is needed to compress one file: plain data, as it crosses to a worker. */
export interface ImagePlan extends OutputPlace {
  /** Absolute path of the input: workers may stand in another folder. */
  path: string
  encode: EncodeSettings
  /** Paths for the formats that `smallest` may choose; empty otherwise. */
  outputs: Partial<Record<OutputFormat, string>>
  widths: readonly number[]
  keepDates: boolean
  dryRun: boolean
  /** Whether the pixels were compressed by an earlier run, and must not be once more. */
  isFinal: boolean
  /** Whether the digest of the output is wanted. */
  isNoted: boolean
  /** Set where the output takes the place of the input. */
  backup: BackupPlace | undefined
}
