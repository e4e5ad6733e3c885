import { OptionTypeError } from '@mp/core'
import { inspect } from 'node:util'
import { checkChoice, checkInteger, checkShare } from '../check-option.ts'

/** How each codec is asked for: its encoder in FFmpeg, the quality it is used with, and what it goes into. */
export const CODECS = {
  h264: { encoder: 'libx264', crf: 28, maxCrf: 51, extension: 'mp4', container: 'mp4', audio: 'aac' },
  h265: { encoder: 'libx265', crf: 30, maxCrf: 51, extension: 'mp4', container: 'mp4', audio: 'aac' },
  vp9: { encoder: 'libvpx-vp9', crf: 36, maxCrf: 63, extension: 'webm', container: 'webm', audio: 'libopus' },
  av1: { encoder: 'libsvtav1', crf: 40, maxCrf: 63, extension: 'mp4', container: 'mp4', audio: 'aac' },
} as const

/** Names of the codecs. */
export const VIDEO_CODECS = ['h264', 'h265', 'vp9', 'av1'] as const

/** A codec that videos can be written with. */
export type VideoCodec = (typeof VIDEO_CODECS)[number]

const METADATA_CHOICES = ['safe', 'all'] as const

/** How videos are encoded. */
export interface VideoOptions {
  /**
   * `h264` plays everywhere; `h265`, `vp9` and `av1` need fewer bytes and more time. VP9 goes into WebM, all others into
   * MP4.
   * @defaultValue `'h264'`
   */
  codec?: VideoCodec | undefined
  /**
   * Constant rate factor: the higher, the smaller and the worse; from 0 to 51, of VP9 and AV1 to 63.
   * @defaultValue 28 for H.264, 30 for H.265, 36 for VP9, 40 for AV1
   */
  crf?: number | undefined
  /** Greatest width in pixels, from 2: a wider video is shrunk, its proportions kept. */
  width?: number | undefined
  /** Greatest height in pixels, from 2, as `width`. */
  height?: number | undefined
  /**
   * Kilobits a second for the sound, from 8; 0 leaves it out.
   * @defaultValue 96
   */
  audioKbps?: number | undefined
  /**
   * `safe` drops place, device and all other tags; `all` keeps them.
   * @defaultValue `'safe'`
   */
  metadata?: 'safe' | 'all' | undefined
  /**
   * Share of the bytes, from 0 to 1, that must be saved; else the streams of the original are kept, without tags that are
   * to go.
   * @defaultValue 0.03
   */
  minSavings?: number | undefined
  /**
   * Program to drive: a name that is looked for in `PATH`, or a path.
   * @defaultValue `'ffmpeg'`
   */
  ffmpeg?: string | undefined
}

/** Names of the options that say how videos are encoded and where they go. */
export const VIDEO_KEYS = [
  'codec',
  'crf',
  'width',
  'height',
  'audioKbps',
  'metadata',
  'minSavings',
  'ffmpeg',
  'outDir',
  'name',
  'overwrite',
  'keepDates',
  'dryRun',
  'inPlace',
  'backupDir',
  'ledger',
] as const

/** Video options with every default filled in: plain data, as it crosses to the workers. */
export interface VideoSettings {
  codec: VideoCodec
  crf: number
  width: number | undefined
  height: number | undefined
  audioKbps: number
  keepsTags: boolean
  minSavings: number
  ffmpeg: string
  /** Threads of each encoder. */
  threads: number
}

/** Returns the options with defaults filled in, or throws what is wrong with them. */
export function videoSettings(options: VideoOptions, threads: number): VideoSettings {
  const codec = checkChoice('codec', options.codec ?? 'h264', VIDEO_CODECS)
  const { crf, maxCrf } = CODECS[codec]
  const ffmpeg: unknown = options.ffmpeg ?? 'ffmpeg'
  if (typeof ffmpeg !== 'string' || ffmpeg === '')
    throw new OptionTypeError(`ffmpeg must be the name or the path of a program, got ${inspect(ffmpeg)}`)
  return {
    codec,
    crf: checkInteger('crf', options.crf ?? crf, { min: 0, max: maxCrf }),
    width: options.width === undefined ? undefined : checkInteger('width', options.width, { min: 2 }),
    height: options.height === undefined ? undefined : checkInteger('height', options.height, { min: 2 }),
    audioKbps: checkAudio(options.audioKbps ?? 96),
    keepsTags: checkChoice('metadata', options.metadata ?? 'safe', METADATA_CHOICES) === 'all',
    minSavings: checkShare('minSavings', options.minSavings ?? 0.03),
    ffmpeg,
    threads,
  }
}

function checkAudio(kbps: unknown): number {
  return kbps === 0 ? 0 : checkInteger('audioKbps', kbps, { min: 8, max: 512 })
}
