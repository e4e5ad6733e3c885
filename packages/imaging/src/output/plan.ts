import { access } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { EncodeSettings } from '../check-encode-options.ts'
import { formatsOf } from '../codec/inspect.ts'
import type { Filter } from '../filter/filters.ts'
import type { OutputFormat } from '../format/formats.ts'
import { FailureSignal } from '../image-failure.ts'
import { readHead } from '../read-image.ts'
import type { OutputSettings } from './check-output-options.ts'
import type { ImagePlan } from './image-plan.ts'
import { type NameMaker, nameMaker, outputName } from './output-name.ts'
import { temporaryPath } from './temporary-path.ts'

/** What all images of one call or run have in common. */
export interface PlanSettings {
  encode: EncodeSettings
  output: OutputSettings
}

/** One input, and what it has of its own. */
export interface PlannedInput {
  input: string
  folder?: string | undefined
  makeName?: NameMaker | undefined
  filters?: readonly Filter[] | undefined
  /** Whether the output takes the place of the input. */
  isInPlace?: boolean
}

/** Formats that `smallest` may end in. */
const CANDIDATES: readonly OutputFormat[] = ['jpeg', 'png', 'webp', 'avif', 'gif']

const usualName = nameMaker()
const sameName = nameMaker('{name}.{ext}')

/** Looks at the first bytes of a file, and plans where its output goes. */
export async function planImage(
  given: PlannedInput,
  { encode, output }: PlanSettings,
  head?: Uint8Array,
): Promise<ImagePlan> {
  const { input } = given
  const path = resolve(input)
  const { format } = formatsOf(head ?? (await readHead({ path, input })), input, encode.format)
  // A folder of its own counts below that of all outputs only: beside its input an image is in that folder already.
  const folder = output.outDir === undefined ? dirname(path) : join(output.outDir, given.folder ?? '')
  const isNamedAlike = given.isInPlace === true || (output.outDir !== undefined && given.folder !== undefined)
  const makeName = given.makeName ?? output.makeName ?? (isNamedAlike ? sameName : usualName)
  const pathAs = (each: OutputFormat): string => join(folder, outputName(input, each, makeName))
  const isOpen = encode.format === 'smallest'
  return {
    input,
    path,
    output: pathAs(format),
    outputs: isOpen ? Object.fromEntries(CANDIDATES.map((each) => [each, pathAs(each)])) : {},
    temporary: temporaryPath(folder),
    overwrite: output.overwrite,
    encode: given.filters === undefined ? encode : { ...encode, filters: given.filters },
    widths: output.widths,
    keepDates: output.keepDates,
    dryRun: output.dryRun,
    isFinal: false,
    isNoted: false,
    backup: undefined,
  }
}

/** Returns the paths that a plan may write. */
export function outputsOf({ output, outputs, widths }: ImagePlan): string[] {
  const paths = Object.values(outputs)
  if (widths.length > 0) return widths.map((width) => widthPath(output, width))
  return paths.length > 0 ? paths : [output]
}

/** Returns the path for one of several widths. */
export function widthPath(output: string, width: number): string {
  const extension = extname(output)
  return join(dirname(output), `${basename(output, extension)}-${width}${extension}`)
}

/** Spares the work where an output exists; the write itself makes sure of it. */
export async function refuseExisting(plan: ImagePlan): Promise<void> {
  if (plan.overwrite || plan.backup !== undefined) return
  for (const output of outputsOf(plan)) {
    const isThere = await access(output).then(
      () => true,
      () => false,
    )
    if (isThere) throw new FailureSignal({ code: 'ERR_MP_IMAGE_EXISTS', input: plan.input, output })
  }
}
