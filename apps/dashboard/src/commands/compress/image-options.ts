import { join } from 'node:path'
import type { Pool } from '@mp/core'
import {
  type CompressImagesOptions,
  type CompressVideosOptions,
  FILTER_NAMES,
  type FilterText,
  METADATA_KINDS,
  type MetadataChoice,
} from '@mp/imaging'
import type { CompressFlags } from './compress-flags.ts'
import { UsageError } from './usage-error.ts'
import { wantsReport } from './write-reports.ts'

/** Name of the ledger in the folder of results, or of backups. */
const LEDGER = '.mp-ledger.ndjson'

/** Returns the options of the library that flags stand for, with a pool for processes of its own. */
export function imageOptions(flags: CompressFlags, signal: AbortSignal, pool?: Pool): CompressImagesOptions {
  const { isolation, pipe, metadata, check, maxSize } = flags
  const { preset, quality, format, lossless, effort, mozjpeg, minSsim, minSavings, width, height } = flags
  const { widths, upscale, limitPixels, keepDates, workers, timeout, maxPixelsInFlight, overwrite } = flags
  return {
    ...{ preset, quality, format, lossless, effort, mozjpeg, minSsim, minSavings, width, height },
    ...{ widths, upscale, limitPixels, keepDates, timeout, maxPixelsInFlight, signal },
    // What is asked for beside it decides, as it does in the library.
    ...(pool === undefined ? { isolation, workers } : { pool }),
    maxBytes: maxSize,
    filters: pipe?.map(filterOf),
    metadata: metadata === undefined ? undefined : metadataOf(metadata),
    measure: wantsReport(flags),
    dryRun: flags.dryRun || check,
    // A check writes nothing, so that a result that is there is in nobody's way.
    overwrite: overwrite || check,
    ledger: ledgerOf(flags),
    ...placesOf(flags),
  }
}

function placesOf({ inPlace, backup, backupDir, outDir, name }: CompressFlags) {
  return inPlace ? { inPlace, backupDir: backup ? backupDir : (false as const) } : { outDir, name }
}

/** Returns the options for videos, whose originals go to a folder of backups. */
export function videoOptions(flags: CompressFlags, signal: AbortSignal, backupDir: string): CompressVideosOptions {
  const { codec, crf, overwrite, keepDates, workers, timeout, width, height, minSavings, metadata, check } = flags
  return {
    ...{ codec, crf, keepDates, workers, timeout, width, height, minSavings, signal },
    metadata: metadata?.[0] === 'all' ? 'all' : 'safe',
    dryRun: flags.dryRun || check,
    overwrite: overwrite || check,
    ledger: ledgerOf(flags),
    ...placesOf({ ...flags, backupDir }),
  }
}

/** Returns a filter by its words; the library says what is wrong with its strength. */
export function filterOf(text: string): FilterText {
  if (isFilter(text)) return text
  throw new UsageError(
    `there is no filter "${text}"; there are ${FILTER_NAMES.join(', ')}, with a strength as in blur:4`,
  )
}

function isFilter(text: string): text is FilterText {
  return FILTER_NAMES.some((name) => name === text.split(':')[0])
}

function metadataOf(words: readonly string[]): MetadataChoice {
  const [first = ''] = words
  if (words.length === 1 && (first === 'safe' || first === 'all' || first === 'none')) return first
  return words.map((word) => {
    const kind = METADATA_KINDS.find((each) => each === word)
    if (kind !== undefined) return kind
    throw new UsageError(`--metadata is safe, all, none, or a list of ${METADATA_KINDS.join(', ')}; got "${word}"`)
  })
}

function ledgerOf({
  ledger,
  resume,
  inPlace,
  backup,
  backupDir,
  outDir,
  check,
  dryRun,
}: CompressFlags): string | undefined {
  if (ledger !== undefined) return ledger
  // In place, a second run would compress what the first has made.
  const isKept = resume || (inPlace && backup && !check && !dryRun)
  return isKept ? join(inPlace ? backupDir : outDir, LEDGER) : undefined
}
