import { access } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { FailureSignal } from '../image-failure.ts'
import { callMaker, type NameMaker, nameMaker } from '../output/output-name.ts'
import type { PlannedInput } from '../output/plan.ts'
import { temporaryPath } from '../output/temporary-path.ts'
import type { OutputPlace } from '../output/write-output.ts'
import { readHead } from '../read-image.ts'
import { CODECS, type VideoSettings } from './video-options.ts'

/** All that is needed to compress one video: plain data, as it crosses to a worker. */
export interface VideoPlan extends OutputPlace {
  /** Absolute path of the input. */
  path: string
  settings: VideoSettings
  dryRun: boolean
}

/** Where the videos of a run go. */
export interface VideoPlaces {
  outDir: string | undefined
  /** Undefined for the usual names. */
  makeName: NameMaker | undefined
  overwrite: boolean
  dryRun: boolean
}

const usualName = nameMaker()
const sameName = nameMaker('{name}.{ext}')

/** Plans where the output of a video goes. */
export async function planVideo(
  given: PlannedInput,
  settings: VideoSettings,
  { outDir, makeName, overwrite, dryRun }: VideoPlaces,
): Promise<VideoPlan> {
  const { input } = given
  const path = resolve(input)
  const head = await readHead({ path, input })
  if (head.byteLength === 0) throw new FailureSignal({ code: 'ERR_MP_IMAGE_TRUNCATED', input, bytes: 0 })
  const folder = outDir === undefined ? dirname(path) : join(outDir, given.folder ?? '')
  const isNamedAlike = outDir !== undefined && given.folder !== undefined
  const { extension: ext } = CODECS[settings.codec]
  const parts = { name: basename(path, extname(path)), ext, format: ext, input }
  const name = callMaker(given.makeName ?? makeName ?? (isNamedAlike ? sameName : usualName), parts)
  const output = join(folder, name)
  // A dry run leaves no trace in the folder of results.
  const temporary = temporaryPath(dryRun ? tmpdir() : folder)
  const plan = { input, path, output, temporary, overwrite, settings, dryRun }
  if (!overwrite && !dryRun) await refuseExisting(plan)
  return plan
}

async function refuseExisting({ input, output }: VideoPlan): Promise<void> {
  const isThere = await access(output).then(
    () => true,
    () => false,
  )
  if (isThere) throw new FailureSignal({ code: 'ERR_MP_IMAGE_EXISTS', input, output })
}
