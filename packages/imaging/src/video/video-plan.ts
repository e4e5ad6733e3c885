import { access } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { FailureSignal } from '../image-failure.ts'
import { callMaker, type NameMaker } from '../output/output-name.ts'
import { temporaryPath } from '../output/temporary-path.ts'
import type { OutputPlace } from '../output/write-output.ts'
import { readHead } from '../read-image.ts'
import { CODECS, type VideoSettings } from './video-options.ts'

/** All that is needed to compress one video: plain data, as it crosses to a worker. */
export interface VideoPlan extends OutputPlace {
  /** Absolute path of the input. */
  path: string
  settings: VideoSettings
}

/** Where the videos of a run go. */
export interface VideoPlaces {
  outDir: string | undefined
  makeName: NameMaker
  overwrite: boolean
}

/** Plans where the output of a video goes. */
export async function planVideo(input: string, settings: VideoSettings, places: VideoPlaces): Promise<VideoPlan> {
  const path = resolve(input)
  const head = await readHead({ path, input })
  if (head.byteLength === 0) throw new FailureSignal({ code: 'ERR_MP_IMAGE_TRUNCATED', input, bytes: 0 })
  const folder = places.outDir ?? dirname(path)
  const { extension } = CODECS[settings.codec]
  const name = callMaker(places.makeName, {
    name: basename(path, extname(path)),
    ext: extension,
    format: extension,
    input,
  })
  const output = join(folder, name)
  const plan = { input, path, output, temporary: temporaryPath(folder), overwrite: places.overwrite, settings }
  if (!plan.overwrite) await refuseExisting(plan)
  return plan
}

async function refuseExisting({ input, output }: VideoPlan): Promise<void> {
  const isThere = await access(output).then(
    () => true,
    () => false,
  )
  if (isThere) throw new FailureSignal({ code: 'ERR_MP_IMAGE_EXISTS', input, output })
}
