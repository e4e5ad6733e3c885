import type { VideoPlan } from './video-plan.ts'
import { CODECS, type VideoSettings } from './video-options.ts'

/** What says how far FFmpeg is, once it is asked for. */
const QUIET = ['-nostdin', '-hide_banner', '-v', 'error', '-progress', 'pipe:1', '-y']

/** Returns the arguments that encode a video anew. */
export function encodeArgs({ path, temporary, settings }: VideoPlan): string[] {
  const { encoder, container } = CODECS[settings.codec]
  return [
    ...QUIET,
    '-i',
    fileUrl(path),
    '-map',
    '0:v:0',
    '-map',
    '0:a?',
    ...['-c:v', encoder, '-crf', String(settings.crf), '-threads', String(settings.threads)],
    // Every player takes this one; other layouts of colours are for editing.
    ...['-pix_fmt', 'yuv420p', '-vf', sizeFilter(settings)],
    ...(settings.codec === 'vp9' ? ['-b:v', '0'] : []),
    ...audioArgs(settings),
    ...tagArgs(settings),
    ...containerArgs(container),
    fileUrl(temporary),
  ]
}

/** Returns the arguments that take the streams of a video over as they are. */
export function copyArgs({ path, temporary, settings }: VideoPlan): string[] {
  // The container of the input is not known to hold in that of the output what it holds, so all goes or nothing.
  const { container } = CODECS[settings.codec]
  const streams = ['-map', '0:v:0', '-map', '0:a?', '-c', 'copy']
  return [
    ...QUIET,
    '-i',
    fileUrl(path),
    ...streams,
    ...tagArgs(settings),
    ...containerArgs(container),
    fileUrl(temporary),
  ]
}

/** Odd sides cannot be coded: they lose a pixel. */
function sizeFilter({ width, height }: VideoSettings): string {
  const [w, h] = [atMost('iw', width), atMost('ih', height)]
  return `scale=w='${w}':h='${h}':force_original_aspect_ratio=decrease:force_divisible_by=2`
}

function atMost(own: string, limit: number | undefined): string {
  return limit === undefined ? own : `min(${own}\\,${limit})`
}

function audioArgs({ audioKbps, codec }: VideoSettings): string[] {
  return audioKbps === 0 ? ['-an'] : ['-c:a', CODECS[codec].audio, '-b:a', `${audioKbps}k`]
}

function tagArgs({ keepsTags }: VideoSettings): string[] {
  return keepsTags ? ['-map_metadata', '0'] : ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact']
}

/** With its index in front an MP4 plays while it is loaded. */
function containerArgs(container: string): string[] {
  return container === 'mp4' ? ['-f', 'mp4', '-movflags', '+faststart'] : ['-f', container]
}

/** A name may begin with a dash, or look like the address of a protocol. */
function fileUrl(path: string): string {
  return `file:${path}`
}
