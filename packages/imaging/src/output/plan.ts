import { access } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { EncodeSettings } from '../check-encode-options.ts'
import { formatsOf } from '../codec/inspect.ts'
import { FailureSignal } from '../image-failure.ts'
import { readHead } from '../read-image.ts'
import type { OutputSettings } from './check-output-options.ts'
import { outputName } from './output-name.ts'
import { temporaryPath } from './temporary-path.ts'
import type { OutputPlace } from './write-output.ts'

/** All that is needed to compress one file: plain data, as it crosses to a worker. */
export interface ImagePlan extends OutputPlace {
  /** Absolute path of the input: workers may stand in another folder. */
  path: string
  encode: EncodeSettings
}

/** What all images of one call or run have in common. */
export interface PlanSettings {
  encode: EncodeSettings
  output: OutputSettings
}

/** Looks at the first bytes of a file, and plans where its output goes; {@link refuseExisting} looks whether it may. */
export async function planImage(input: string, { encode, output }: PlanSettings): Promise<ImagePlan> {
  const path = resolve(input)
  const { format } = formatsOf(await readHead({ path, input }), input, encode.format)
  const folder = output.outDir ?? dirname(path)
  return {
    input,
    path,
    output: join(folder, outputName(input, format, output.makeName)),
    temporary: temporaryPath(folder),
    overwrite: output.overwrite,
    encode,
  }
}

/** Spares the work where the output exists; the write itself makes sure of it. */
export async function refuseExisting({ input, output, overwrite }: ImagePlan): Promise<void> {
  if (overwrite) return
  const isThere = await access(output).then(
    () => true,
    () => false,
  )
  if (isThere) throw new FailureSignal({ code: 'ERR_MP_IMAGE_EXISTS', input, output })
}
