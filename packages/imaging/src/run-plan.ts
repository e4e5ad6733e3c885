import { stat, utimes } from 'node:fs/promises'
import type { Encoded, SizeLever } from './codec/encode.ts'
import { encodeImage } from './codec/encode.ts'
import { encodeWidths } from './codec/encode-widths.ts'
import { digestOf } from './digest.ts'
import type { OutputFormat } from './format/formats.ts'
import type { FoundMetadata } from './metadata/kinds.ts'
import type { ImagePlan } from './output/image-plan.ts'
import { widthPath } from './output/plan.ts'
import { replaceOriginal } from './output/replace-original.ts'
import { writeOutput } from './output/write-output.ts'
import { readImage } from './read-image.ts'
import { untilAborted } from './until-aborted.ts'

/** One of the outputs of an image in several widths. */
export interface ImageVariant {
  /** Absolute path. */
  output: string
  width: number
  height: number
  bytes: number
}

/** An image that was compressed into a file. */
export interface CompressedImage {
  /** The input, as it was given. */
  input: string
  /** Absolute path of the output; of the widest, where there are several. */
  output: string
  /** Bytes of the input. */
  bytesBefore: number
  /** Bytes of the output; more than before, if the pixels had to change and were compressed harder before. */
  bytesAfter: number
  /** Width of the output in pixels, upright. */
  width: number
  /** Height of the output in pixels, upright; of one frame, if there are several. */
  height: number
  /** Frames of an animation; 1 for a still image. */
  frames: number
  /** Format of the output. */
  format: OutputFormat
  /** Whether the pixels are those of the input, as encoding them anew saved too little; see `minSavings`. */
  isOriginal: boolean
  /** Quality that it was encoded with; undefined for an original, and where nothing is lost. */
  quality: number | undefined
  /** How like the picture the output looks, from 0 to 1; undefined where that was not measured. */
  ssim: number | undefined
  /** What was done to reach `maxBytes`, in order; empty where nothing was. */
  levers: SizeLever[]
  /** Kinds of data beside the pixels that the input had and the output has not. */
  removed: FoundMetadata[]
  /** Absolute path of the original, where it was replaced and kept. */
  backup: string | undefined
  /** Outputs in the `widths` that were asked for, the narrowest first; else empty. */
  variants: ImageVariant[]
  /** How long reading, coding and writing took together, in milliseconds. */
  ms: number
}

/** What came of a plan. */
export interface PlanOutcome {
  image: CompressedImage
  /** Digest of the output, where it was wanted. */
  digest: string | undefined
}

/** Reads, encodes and writes one image in this process. */
export async function runPlan(plan: ImagePlan, signal: AbortSignal | undefined): Promise<PlanOutcome> {
  const start = performance.now()
  const bytes = await readImage(plan, signal)
  const { image, digest } = await (plan.widths.length > 0 ? runWidths : runOne)(plan, bytes, signal)
  return { image: { ...image, ms: performance.now() - start }, digest }
}

type Runner = (plan: ImagePlan, bytes: Uint8Array, signal: AbortSignal | undefined) => Promise<PlanOutcome>

const runOne: Runner = async (plan, bytes, signal) => {
  const { isFinal, encode } = plan
  const encoded = await untilAborted(encodeImage(bytes, plan.input, { ...encode, isFinal, signal }), signal)
  const output = plan.outputs[encoded.format] ?? plan.output
  const digest = plan.isNoted || plan.backup !== undefined ? digestOf(encoded.data) : undefined
  // What would be replaced by itself is left alone.
  const isSame = plan.backup !== undefined && encoded.data === bytes
  if (!plan.dryRun && !isSame) {
    const place = { ...plan, output }
    if (plan.backup === undefined) await writeOutput(encoded.data, place, signal)
    else await replaceOriginal(encoded.data, place, { digest: digest ?? '', signal })
    await keepDates(plan, output)
  }
  return {
    image: { ...figuresOf(plan, bytes, encoded), output, backup: isSame ? undefined : plan.backup?.file, variants: [] },
    digest,
  }
}

const runWidths: Runner = async (plan, bytes, signal) => {
  const { widths } = plan
  const encodings = await untilAborted(
    encodeWidths(bytes, plan.input, { settings: { ...plan.encode, signal }, widths }),
    signal,
  )
  const variants: ImageVariant[] = []
  for (const { data, askedWidth, width, height } of encodings) {
    const output = widthPath(plan.output, askedWidth)
    if (!plan.dryRun) {
      await writeOutput(data, { ...plan, output }, signal)
      await keepDates(plan, output)
    }
    variants.push({ output, width, height, bytes: data.byteLength })
  }
  const widest = encodings.at(-1)
  if (widest === undefined) throw new RangeError('An image has one width at least')
  const { output } = variants.at(-1) ?? plan
  return { image: { ...figuresOf(plan, bytes, widest), output, backup: undefined, variants }, digest: undefined }
}

function figuresOf({ input }: ImagePlan, bytes: Uint8Array, encoded: Encoded) {
  const { width, height, frames, format, isOriginal, quality, ssim, levers, removed } = encoded
  return {
    input,
    bytesBefore: bytes.byteLength,
    bytesAfter: encoded.data.byteLength,
    width,
    height,
    frames,
    format,
    isOriginal,
    quality,
    ssim,
    levers,
    removed,
    ms: 0,
  }
}

async function keepDates({ path, backup, keepDates }: ImagePlan, output: string): Promise<void> {
  if (!keepDates) return
  const { atime, mtime } = await stat(backup?.file ?? path)
  await utimes(output, atime, mtime)
}
