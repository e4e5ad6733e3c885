import { access } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { FailureSignal } from '../image-failure.ts'
import { callMaker, type NameMaker, nameMaker } from '../output/output-name.ts'
import type { PlannedInput } from '../output/plan.ts'
import { temporaryPath } from '../output/temporary-path.ts'
import type { OutputPlace } from '../output/write-output.ts'
import { readHead } from '../read-image.ts'
import type { BackupFolder, BackupPlace } from '../run/backup-folder.ts'
import type { Ledger } from '../run/ledger.ts'
import { CODECS, type VideoSettings } from './video-options.ts'

/** All that is needed to compress one video: plain data, as it crosses to a worker. */
export interface VideoPlan extends OutputPlace {
  /** Absolute path of the input. */
  path: string
  settings: VideoSettings
  keepDates: boolean
  dryRun: boolean
  /** Whether the digest of the output is wanted. */
  isNoted: boolean
  /** Set where the output takes the place of the input. */
  backup: BackupPlace | undefined
}

/** Where the videos of a run go. */
export interface VideoPlaces {
  outDir: string | undefined
  /** Undefined for the usual names. */
  makeName: NameMaker | undefined
  overwrite: boolean
  keepDates: boolean
  dryRun: boolean
  isInPlace: boolean
  backupFolder: BackupFolder | undefined
  ledger: Ledger | undefined
}

const usualName = nameMaker()
const sameName = nameMaker('{name}.{ext}')

/** Plans where the output of a video goes. */
export async function planVideo(given: PlannedInput, settings: VideoSettings, places: VideoPlaces): Promise<VideoPlan> {
  const { outDir, makeName, keepDates, dryRun, isInPlace } = places
  const { input } = given
  const path = resolve(input)
  const head = await readHead({ path, input })
  if (head.byteLength === 0) throw new FailureSignal({ code: 'ERR_MP_IMAGE_TRUNCATED', input, bytes: 0 })
  const folder = outDir === undefined ? dirname(path) : join(outDir, given.folder ?? '')
  const isNamedAlike = isInPlace || (outDir !== undefined && given.folder !== undefined)
  const { extension: format } = CODECS[settings.codec]
  const own = extname(path).slice(1)
  const ext = own.toLowerCase() === format ? own : format
  const parts = { name: basename(path, extname(path)), ext, format, input }
  const name = callMaker(given.makeName ?? makeName ?? (isNamedAlike ? sameName : usualName), parts)
  const output = join(folder, name)
  // A dry run leaves no trace in the folder of results.
  const temporary = temporaryPath(dryRun ? tmpdir() : folder)
  const overwrite = places.overwrite || (isInPlace && output === path)
  const isNoted = places.ledger !== undefined
  return { input, path, output, temporary, overwrite, settings, keepDates, dryRun, isNoted, backup: undefined }
}

/** Spares the work where an output exists; the write itself makes sure of it. */
export async function refuseExisting({ input, output, overwrite, dryRun }: VideoPlan): Promise<void> {
  if (overwrite || dryRun) return
  const isThere = await access(output).then(
    () => true,
    () => false,
  )
  if (isThere) throw new FailureSignal({ code: 'ERR_MP_IMAGE_EXISTS', input, output })
}
