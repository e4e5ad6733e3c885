import type { OutputFormat } from './format/formats.ts'

/** Why an image was not compressed, as plain data: it crosses to another process whatever is registered there. */
export type ImageFailure = { input: string } & (
  | { code: 'ERR_MP_IMAGE_MISSING' }
  | { code: 'ERR_MP_IMAGE_UNREADABLE'; reason: string }
  | { code: 'ERR_MP_IMAGE_UNSUPPORTED'; found: string }
  | { code: 'ERR_MP_IMAGE_TRUNCATED'; bytes: number }
  | { code: 'ERR_MP_IMAGE_CORRUPT'; reason: string }
  | { code: 'ERR_MP_IMAGE_ANIMATED'; frames: number | undefined; format: OutputFormat }
  | { code: 'ERR_MP_IMAGE_TOO_LARGE'; pixels: number; limitPixels: number }
  | { code: 'ERR_MP_IMAGE_SIDE'; side: number; limitSide: number; format: OutputFormat }
  | { code: 'ERR_MP_IMAGE_NAME'; outputName: string }
  | { code: 'ERR_MP_IMAGE_EXISTS'; output: string }
  | { code: 'ERR_MP_IMAGE_DUPLICATE'; output: string; otherInput: string }
  | { code: 'ERR_MP_IMAGE_NOT_WRITABLE'; output: string; reason: string }
  | { code: 'ERR_MP_IMAGE_WORKER'; reason: string }
  | { code: 'ERR_MP_FFMPEG_MISSING'; command: string }
  | { code: 'ERR_MP_VIDEO_FAILED'; reason: string }
  | { code: 'ERR_MP_VIDEO_UNSUPPORTED'; reason: string }
  | { code: 'ERR_MP_IMAGE_LOSSLESS' }
  | { code: 'ERR_MP_IMAGE_PATH' }
  | { code: 'ERR_MP_IMAGE_TARGET'; maxBytes: number; bytes: number; minSsim: number; ssim: number | undefined }
)

/** Every `code` of an image error. */
export type ImageFailureCode = ImageFailure['code']

/** What is known about the failure with one `code`. */
export type FailureOf<Code extends ImageFailureCode> = Extract<ImageFailure, { code: Code }>

/** Carries a failure up to where it becomes a typed error, or crosses to another process. */
export class FailureSignal extends Error {
  override readonly name = 'FailureSignal'
  readonly failure: ImageFailure

  constructor(failure: ImageFailure, options?: ErrorOptions) {
    super(failureMessage(failure), options)
    this.failure = failure
  }
}

/** Says what went wrong with which file, and what to do about it where that is not plain. */
export function failureMessage(failure: ImageFailure): string {
  return `${failure.input}: ${explain(failure)}`
}

function explain(failure: ImageFailure): string {
  switch (failure.code) {
    case 'ERR_MP_IMAGE_MISSING':
      return 'no such file'
    case 'ERR_MP_IMAGE_UNREADABLE':
      return `cannot be read: ${failure.reason}`
    case 'ERR_MP_IMAGE_UNSUPPORTED':
      return `is ${failure.found}; JPEG, PNG, WebP, AVIF, GIF and TIFF can be read, and all but TIFF be kept`
    case 'ERR_MP_IMAGE_TRUNCATED':
      return failure.bytes === 0 ? 'is empty' : `ends too early, after ${failure.bytes} bytes`
    case 'ERR_MP_IMAGE_CORRUPT':
      return `is damaged: ${failure.reason}`
    case 'ERR_MP_IMAGE_ANIMATED':
      return `holds ${failure.frames ?? 'several'} frames, and would keep one as ${failure.format}; choose 'auto' or 'webp' for a GIF or WebP`
    case 'ERR_MP_IMAGE_TOO_LARGE':
      return `has ${failure.pixels} pixels, over the limit of ${failure.limitPixels}; raise limitPixels if you trust the file`
    case 'ERR_MP_IMAGE_SIDE':
      return `would have a side of ${failure.side} pixels, and ${failure.format} ends at ${failure.limitSide}; set width and height`
    case 'ERR_MP_IMAGE_NAME':
    case 'ERR_MP_IMAGE_EXISTS':
    case 'ERR_MP_IMAGE_DUPLICATE':
    case 'ERR_MP_IMAGE_NOT_WRITABLE':
      return explainOutput(failure)
    case 'ERR_MP_FFMPEG_MISSING':
      return `is not installed, and videos are compressed with it; install it with: ${failure.command}`
    case 'ERR_MP_VIDEO_FAILED':
      return `FFmpeg gave up on it: ${failure.reason}`
    case 'ERR_MP_VIDEO_UNSUPPORTED':
      return `is no video that FFmpeg can read: ${failure.reason}`
    case 'ERR_MP_IMAGE_LOSSLESS':
      return "is a JPEG, whose pixels cannot change without loss; choose 'png' or 'webp', or leave out lossless"
    case 'ERR_MP_IMAGE_PATH':
      return 'has a name that is not UTF-8, which Node cannot open; rename it'
    case 'ERR_MP_IMAGE_TARGET':
      return explainTarget(failure)
    case 'ERR_MP_IMAGE_WORKER':
      return `the worker gave up on it: ${failure.reason}`
  }
}

type OutputFailure = FailureOf<
  'ERR_MP_IMAGE_NAME' | 'ERR_MP_IMAGE_EXISTS' | 'ERR_MP_IMAGE_DUPLICATE' | 'ERR_MP_IMAGE_NOT_WRITABLE'
>

function explainOutput(failure: OutputFailure): string {
  switch (failure.code) {
    case 'ERR_MP_IMAGE_NAME':
      return `"${failure.outputName}" is not a file name; return one without a folder, and set outDir for the folder`
    case 'ERR_MP_IMAGE_EXISTS':
      return `${failure.output} exists already; set overwrite, or another outDir or name`
    case 'ERR_MP_IMAGE_DUPLICATE':
      return `${failure.output} belongs to ${failure.otherInput} in this run; give each a name of its own`
    case 'ERR_MP_IMAGE_NOT_WRITABLE':
      return `${failure.output} cannot be written: ${failure.reason}`
  }
}

function explainTarget({ maxBytes, bytes, minSsim, ssim }: FailureOf<'ERR_MP_IMAGE_TARGET'>): string {
  const limit = `cannot reach ${maxBytes} bytes without visible damage`
  if (ssim === undefined) return `${limit}: half as wide and at the lowest quality it still has ${bytes}; allow more`
  return `${limit}: half as wide its similarity is ${ssim.toFixed(3)}, under ${minSsim}; allow more bytes or a lower minSsim`
}
