import { open, stat, utimes } from 'node:fs/promises'
import { extname } from 'node:path'
import { taskContext, type TaskContext } from '@mp/core'
import { type DoneImage, failedImage, type FailedImage } from '../compress-task.ts'
import { digestOfFile } from '../digest.ts'
import { FailureSignal } from '../image-failure.ts'
import { makeOutput, removeTemporary } from '../output/write-output.ts'
import { copyArgs, encodeArgs } from './ffmpeg-args.ts'
import { probeVideo } from './probe-video.ts'
import { reasonOf, runFfmpeg } from './run-ffmpeg.ts'
import { replaceVideo } from './replace-video.ts'
import type { VideoCodec } from './video-options.ts'
import type { VideoPlan } from './video-plan.ts'

/** A video that was compressed into a file. */
export interface CompressedVideo {
  /** The input, as it was given. */
  input: string
  /** Absolute path of the output. */
  output: string
  bytesBefore: number
  bytesAfter: number
  /** How long it plays, in seconds. */
  seconds: number
  /** Codec that was asked for. */
  codec: VideoCodec
  /** Whether the streams are those of the input, as encoding them anew saved too little. */
  isOriginal: boolean
  /** Absolute path of the original, where it was replaced and kept. */
  backup: string | undefined
  /** How long the work took, in milliseconds. */
  ms: number
}

/** What a worker is asked: to compress a video, or to hand back why that is no use. */
export type VideoTask = { index: number } & ({ type: 'compress'; plan: VideoPlan } | DoneImage | FailedImage)

/** What a worker answers: plain data in both cases. */
export type VideoAnswer = { index: number } & (({ type: 'compressed' } & VideoOutcome) | DoneImage | FailedImage)

/** What came of a plan. */
interface VideoOutcome {
  video: CompressedVideo
  /** Digest of the output, where it was wanted. */
  digest: string | undefined
}

/**
 * Does one task of {@link compressVideos} in a worker of its pool; it is of no use elsewhere.
 *
 * @remarks It is exported because functions cross to workers by the name they are exported under.
 * @throws {@link StateError} outside a worker.
 */
export async function compressVideoTask(task: VideoTask): Promise<VideoAnswer> {
  const context = taskContext()
  if (task.type !== 'compress') return task
  try {
    return { index: task.index, type: 'compressed', ...(await compress(task.plan, context)) }
  } catch (error) {
    return { index: task.index, ...failedImage(error) }
  }
}

async function compress(plan: VideoPlan, context: TaskContext): Promise<VideoOutcome> {
  const start = performance.now()
  const { input, path, output, settings } = plan
  const { size: bytesBefore, atime, mtime } = await stat(path)
  const { seconds } = await probeVideo(plan, context.signal)
  let isOriginal = false
  const make = async (): Promise<void> => {
    await run(encodeArgs(plan), plan, { context, seconds })
    isOriginal = !(await savesEnough(plan, bytesBefore))
    if (isOriginal) await run(copyArgs(plan), plan, { context, seconds })
    await toDisk(plan.temporary)
  }
  const { bytesAfter, backup } = await (plan.dryRun ? tried(plan, make) : written(plan, make, context.signal))
  if (plan.keepDates && !plan.dryRun) await utimes(output, atime, mtime)
  const digest = plan.isNoted && !plan.dryRun ? await digestOfFile(output) : undefined
  const ms = performance.now() - start
  const { codec } = settings
  return { video: { input, output, bytesBefore, bytesAfter, seconds, codec, isOriginal, backup, ms }, digest }
}

type Make = () => Promise<void>

interface Written {
  bytesAfter: number
  backup: string | undefined
}

async function written(plan: VideoPlan, make: Make, signal: AbortSignal): Promise<Written> {
  if (plan.backup === undefined) {
    await makeOutput(plan, make, signal)
    return { bytesAfter: (await stat(plan.output)).size, backup: undefined }
  }
  const backup = await replaceVideo(plan, make, signal)
  return { bytesAfter: (await stat(plan.output)).size, backup }
}

async function tried(plan: VideoPlan, make: Make): Promise<Written> {
  try {
    await make()
    return { bytesAfter: (await stat(plan.temporary)).size, backup: undefined }
  } finally {
    await removeTemporary(plan)
  }
}

async function run(
  args: string[],
  plan: VideoPlan,
  { context, seconds }: { context: TaskContext; seconds: number },
): Promise<void> {
  const onLine = (line: string): void => {
    const played = /^out_time_us=(\d+)/.exec(line)?.[1]
    if (played !== undefined && seconds > 0) context.progress(Math.min(1, Number(played) / 1e6 / seconds))
  }
  const ended = await runFfmpeg(plan.settings.ffmpeg, args, { onLine, signal: context.signal })
  if (ended.exitCode !== 0)
    throw new FailureSignal({ code: 'ERR_MP_VIDEO_FAILED', input: plan.input, reason: reasonOf(ended) })
}

/** The streams of an original are taken over only into the container that they are in, by its extension. */
async function savesEnough({ path, output, temporary, settings }: VideoPlan, bytesBefore: number): Promise<boolean> {
  const { size } = await stat(temporary)
  const isSameContainer = extname(path).toLowerCase() === extname(output).toLowerCase()
  const isResized = settings.width !== undefined || settings.height !== undefined
  return !isSameContainer || isResized || size <= bytesBefore * (1 - settings.minSavings)
}

async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
