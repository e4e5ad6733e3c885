import { FailureSignal } from '../image-failure.ts'
import { reasonOf, runFfmpeg } from './run-ffmpeg.ts'
import type { VideoPlan } from './video-plan.ts'

/** What is known of a video before it is decoded. */
interface Probed {
  /** How long it plays; 0 where the file does not tell. */
  seconds: number
}

/** Reads the head of a video with FFmpeg, or refuses what is none. */
export async function probeVideo({ input, path, settings }: VideoPlan, signal: AbortSignal): Promise<Probed> {
  // Without an output FFmpeg tells what the input is, and fails for want of one.
  const args = ['-nostdin', '-hide_banner', '-i', `file:${path}`]
  const { words } = await runFfmpeg(settings.ffmpeg, args, { onLine: () => undefined, signal })
  return { seconds: secondsIn(words) ?? refuse(input, words) }
}

function refuse(input: string, words: string): never {
  const reason = reasonOf({ exitCode: 1, words })
  throw new FailureSignal({ code: 'ERR_MP_VIDEO_UNSUPPORTED', input, reason })
}

function secondsIn(words: string): number | undefined {
  if (!/Stream #\d+:\d+.*: Video:/.test(words)) return undefined
  const [, hours = 0, minutes = 0, seconds = 0] = /Duration: (\d+):(\d+):([\d.]+)/.exec(words) ?? []
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
