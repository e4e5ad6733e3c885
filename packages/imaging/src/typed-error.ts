import {
  FfmpegMissingError,
  ImageAnimatedError,
  ImageCorruptError,
  ImageDuplicateError,
  type ImageError,
  ImageExistsError,
  ImageLosslessError,
  ImageMissingError,
  ImageNameError,
  ImageNotWritableError,
  ImagePathError,
  ImageSideError,
  ImageTargetError,
  ImageTooLargeError,
  ImageTruncatedError,
  ImageUnreadableError,
  ImageUnsupportedError,
  ImageWorkerError,
  VideoFailedError,
  VideoUnsupportedError,
} from './errors.ts'
import { FailureSignal, type ImageFailure } from './image-failure.ts'

/** Returns the error of the class that stands for a failure. */
export function typedError(failure: ImageFailure, options?: ErrorOptions): ImageError {
  switch (failure.code) {
    case 'ERR_MP_IMAGE_MISSING':
      return new ImageMissingError(failure, options)
    case 'ERR_MP_IMAGE_UNREADABLE':
      return new ImageUnreadableError(failure, options)
    case 'ERR_MP_IMAGE_UNSUPPORTED':
      return new ImageUnsupportedError(failure, options)
    case 'ERR_MP_IMAGE_TRUNCATED':
      return new ImageTruncatedError(failure, options)
    case 'ERR_MP_IMAGE_CORRUPT':
      return new ImageCorruptError(failure, options)
    case 'ERR_MP_IMAGE_ANIMATED':
      return new ImageAnimatedError(failure, options)
    case 'ERR_MP_IMAGE_TOO_LARGE':
      return new ImageTooLargeError(failure, options)
    case 'ERR_MP_IMAGE_SIDE':
      return new ImageSideError(failure, options)
    case 'ERR_MP_IMAGE_NAME':
      return new ImageNameError(failure, options)
    case 'ERR_MP_IMAGE_EXISTS':
      return new ImageExistsError(failure, options)
    case 'ERR_MP_IMAGE_DUPLICATE':
      return new ImageDuplicateError(failure, options)
    case 'ERR_MP_IMAGE_NOT_WRITABLE':
      return new ImageNotWritableError(failure, options)
    case 'ERR_MP_FFMPEG_MISSING':
      return new FfmpegMissingError(failure, options)
    case 'ERR_MP_VIDEO_FAILED':
      return new VideoFailedError(failure, options)
    case 'ERR_MP_VIDEO_UNSUPPORTED':
      return new VideoUnsupportedError(failure, options)
    case 'ERR_MP_IMAGE_LOSSLESS':
      return new ImageLosslessError(failure, options)
    case 'ERR_MP_IMAGE_PATH':
      return new ImagePathError(failure, options)
    case 'ERR_MP_IMAGE_TARGET':
      return new ImageTargetError(failure, options)
    case 'ERR_MP_IMAGE_WORKER':
      return new ImageWorkerError(failure, options)
  }
}

/** Runs something, and makes of a failure in it the typed error that the caller sees. */
export async function withTypedErrors<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof FailureSignal)) throw error
    throw typedError(error.failure, error.cause === undefined ? {} : { cause: error.cause })
  }
}
