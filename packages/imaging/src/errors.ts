import { MpError } from '@mp/core'
import { type FailureOf, failureMessage, type ImageFailure } from './image-failure.ts'

/**
 * Base of every error about one image or video: which file it is, and why it was not compressed.
 *
 * @remarks
 * {@link compressImages} gives these classes whatever process they come from. Thrown by a task of your own in a pool, they
 * arrive as {@link MpError} with the same `code` and fields; `registerClass(ImageError)` and so on keeps the class too.
 * @see {@link MpError}, the base of all errors of `mp`.
 * @example
 * ```ts @import.meta.vitest
 * import { compressImage, ImageError } from '@mp/imaging'
 * const error = await compressImage('no-such-photo.jpg').catch((reason: unknown) => reason)
 * expect(error instanceof ImageError && [error.input, error.code]).toEqual(['no-such-photo.jpg', 'ERR_MP_IMAGE_MISSING'])
 * ```
 */
export class ImageError extends MpError {
  override readonly name: string = 'ImageError'
  override readonly code: ImageFailure['code'] | 'ERR_MP_IMAGE' = 'ERR_MP_IMAGE'
  /** The file, as it was given; `(bytes)` when bytes were given. */
  readonly input: string

  constructor(failure: ImageFailure, options?: ErrorOptions) {
    super(failureMessage(failure), options)
    this.input = failure.input
  }
}

/** Thrown when there is no file at the given path. */
export class ImageMissingError extends ImageError {
  override readonly name = 'ImageMissingError'
  override readonly code = 'ERR_MP_IMAGE_MISSING'
}

/** Thrown when the file is a folder or a device, may not be read, or fails while it is read. */
export class ImageUnreadableError extends ImageError {
  override readonly name = 'ImageUnreadableError'
  override readonly code = 'ERR_MP_IMAGE_UNREADABLE'
}

/** Thrown when the file is no image, or one of a format that cannot be read or kept. */
export class ImageUnsupportedError extends ImageError {
  override readonly name = 'ImageUnsupportedError'
  override readonly code = 'ERR_MP_IMAGE_UNSUPPORTED'
  /** What the file is by its content, such as `a HEIC`. */
  readonly found: string

  constructor(failure: FailureOf<'ERR_MP_IMAGE_UNSUPPORTED'>, options?: ErrorOptions) {
    super(failure, options)
    this.found = failure.found
  }
}

/** Thrown when the file is empty, or ends before the image does: most often a download that broke off. */
export class ImageTruncatedError extends ImageError {
  override readonly name = 'ImageTruncatedError'
  override readonly code = 'ERR_MP_IMAGE_TRUNCATED'
  /** Bytes that are there. */
  readonly bytes: number

  constructor(failure: FailureOf<'ERR_MP_IMAGE_TRUNCATED'>, options?: ErrorOptions) {
    super(failure, options)
    this.bytes = failure.bytes
  }
}

/** Thrown when the content is damaged; the decoder's own words are the `cause`. */
export class ImageCorruptError extends ImageError {
  override readonly name = 'ImageCorruptError'
  override readonly code = 'ERR_MP_IMAGE_CORRUPT'
}

/** Thrown when an animation, or a file of several pages, would lose all frames but one. */
export class ImageAnimatedError extends ImageError {
  override readonly name = 'ImageAnimatedError'
  override readonly code = 'ERR_MP_IMAGE_ANIMATED'
  /** Frames or pages in the file; undefined when they cannot be counted. */
  readonly frames: number | undefined

  constructor(failure: FailureOf<'ERR_MP_IMAGE_ANIMATED'>, options?: ErrorOptions) {
    super(failure, options)
    this.frames = failure.frames
  }
}

/** Thrown, before anything is decoded, when an image has more pixels than `limitPixels`. */
export class ImageTooLargeError extends ImageError {
  override readonly name = 'ImageTooLargeError'
  override readonly code = 'ERR_MP_IMAGE_TOO_LARGE'
  /** Pixels of all frames together. */
  readonly pixels: number
  /** The limit that was exceeded. */
  readonly limitPixels: number

  constructor(failure: FailureOf<'ERR_MP_IMAGE_TOO_LARGE'>, options?: ErrorOptions) {
    super(failure, options)
    this.pixels = failure.pixels
    this.limitPixels = failure.limitPixels
  }
}

/** Thrown when the longer side does not fit the format of the output. */
export class ImageSideError extends ImageError {
  override readonly name = 'ImageSideError'
  override readonly code = 'ERR_MP_IMAGE_SIDE'
  /** The longer side, in pixels. */
  readonly side: number
  /** The longest side that the format can hold. */
  readonly limitSide: number

  constructor(failure: FailureOf<'ERR_MP_IMAGE_SIDE'>, options?: ErrorOptions) {
    super(failure, options)
    this.side = failure.side
    this.limitSide = failure.limitSide
  }
}

/** Thrown when `name` gives something that is not a plain file name; an error that it threw is the `cause`. */
export class ImageNameError extends ImageError {
  override readonly name = 'ImageNameError'
  override readonly code = 'ERR_MP_IMAGE_NAME'
  /** What was given. */
  readonly outputName: string

  constructor(failure: FailureOf<'ERR_MP_IMAGE_NAME'>, options?: ErrorOptions) {
    super(failure, options)
    this.outputName = failure.outputName
  }
}

/** Thrown when the output exists and `overwrite` was not asked for. */
export class ImageExistsError extends ImageError {
  override readonly name = 'ImageExistsError'
  override readonly code = 'ERR_MP_IMAGE_EXISTS'
  /** Path of the file that exists. */
  readonly output: string

  constructor(failure: FailureOf<'ERR_MP_IMAGE_EXISTS'>, options?: ErrorOptions) {
    super(failure, options)
    this.output = failure.output
  }
}

/** Thrown when an output of this run is already that of another input, or is itself an input. */
export class ImageDuplicateError extends ImageError {
  override readonly name = 'ImageDuplicateError'
  override readonly code = 'ERR_MP_IMAGE_DUPLICATE'
  /** Path that both would use. */
  readonly output: string
  /** The input that has it. */
  readonly otherInput: string

  constructor(failure: FailureOf<'ERR_MP_IMAGE_DUPLICATE'>, options?: ErrorOptions) {
    super(failure, options)
    this.output = failure.output
    this.otherInput = failure.otherInput
  }
}

/** Thrown when the output cannot be written: no permission, no space, or a file where the folder should be. */
export class ImageNotWritableError extends ImageError {
  override readonly name = 'ImageNotWritableError'
  override readonly code = 'ERR_MP_IMAGE_NOT_WRITABLE'
  /** Path that was to be written. */
  readonly output: string

  constructor(failure: FailureOf<'ERR_MP_IMAGE_NOT_WRITABLE'>, options?: ErrorOptions) {
    super(failure, options)
    this.output = failure.output
  }
}

/** Reported when the worker died of an image, or took longer than `timeout` over it; the pool's error is the `cause`. */
export class ImageWorkerError extends ImageError {
  override readonly name = 'ImageWorkerError'
  override readonly code = 'ERR_MP_IMAGE_WORKER'
}

/** Thrown when `lossless` is asked for, and a JPEG would have to change. */
export class ImageLosslessError extends ImageError {
  override readonly name = 'ImageLosslessError'
  override readonly code = 'ERR_MP_IMAGE_LOSSLESS'
}

/** Thrown when the name of a file is not UTF-8: Node has no path that leads to it. */
export class ImagePathError extends ImageError {
  override readonly name = 'ImagePathError'
  override readonly code = 'ERR_MP_IMAGE_PATH'
}

/** Thrown when an image cannot be made as small as `maxBytes` without visible damage. */
export class ImageTargetError extends ImageError {
  override readonly name = 'ImageTargetError'
  override readonly code = 'ERR_MP_IMAGE_TARGET'
  /** Bytes that were allowed. */
  readonly maxBytes: number
  /** Bytes of the nearest there was. */
  readonly bytes: number
  /** How like the original the nearest looks, from 0 to 1; undefined where none was small enough. */
  readonly ssim: number | undefined
  /** How like it must look. */
  readonly minSsim: number

  constructor(failure: FailureOf<'ERR_MP_IMAGE_TARGET'>, options?: ErrorOptions) {
    super(failure, options)
    this.maxBytes = failure.maxBytes
    this.bytes = failure.bytes
    this.ssim = failure.ssim
    this.minSsim = failure.minSsim
  }
}

/** Thrown when the program `ffmpeg` is not there; its `input` is what was looked for. */
export class FfmpegMissingError extends ImageError {
  override readonly name = 'FfmpegMissingError'
  override readonly code = 'ERR_MP_FFMPEG_MISSING'
  /** What installs it on this system. */
  readonly command: string

  constructor(failure: FailureOf<'ERR_MP_FFMPEG_MISSING'>, options?: ErrorOptions) {
    super(failure, options)
    this.command = failure.command
  }
}

/** Thrown when FFmpeg could not compress a video; the message has its last words. */
export class VideoFailedError extends ImageError {
  override readonly name = 'VideoFailedError'
  override readonly code = 'ERR_MP_VIDEO_FAILED'
}

/** Thrown when a file has no video, or none that FFmpeg can read. */
export class VideoUnsupportedError extends ImageError {
  override readonly name = 'VideoUnsupportedError'
  override readonly code = 'ERR_MP_VIDEO_UNSUPPORTED'
}
