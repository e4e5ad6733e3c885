import { encodeImage } from './codec/encode.ts'
import type { OutputFormat } from './format/formats.ts'
import type { ImagePlan } from './output/plan.ts'
import { writeOutput } from './output/write-output.ts'
import { readImage } from './read-image.ts'
import { untilAborted } from './until-aborted.ts'

/** An image that was compressed into a file. */
export interface CompressedImage {
  /** The input, as it was given. */
  input: string
  /** Absolute path of the output. */
  output: string
  /** Bytes of the input. */
  bytesBefore: number
  /** Bytes of the output; more than before, if the input was compressed harder than was asked for. */
  bytesAfter: number
  /** Width of the output in pixels, upright. */
  width: number
  /** Height of the output in pixels, upright; of one frame, if there are several. */
  height: number
  /** Frames of an animation; 1 for a still image. */
  frames: number
  /** Format of the output. */
  format: OutputFormat
  /** How long reading, coding and writing took together, in milliseconds. */
  ms: number
}

/** Reads, encodes and writes one image in this process. */
export async function runPlan(plan: ImagePlan, signal: AbortSignal | undefined): Promise<CompressedImage> {
  const start = performance.now()
  const bytes = await readImage(plan, signal)
  const { data, ...shape } = await untilAborted(encodeImage(bytes, plan.input, plan.encode), signal)
  await writeOutput(data, plan, signal)
  return {
    input: plan.input,
    output: plan.output,
    bytesBefore: bytes.byteLength,
    bytesAfter: data.byteLength,
    ...shape,
    ms: performance.now() - start,
  }
}
