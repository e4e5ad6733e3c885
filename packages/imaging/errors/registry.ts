import type { ImageError } from '@mp/imaging'

/** One error about an image that a user can meet. */
export interface ImageErrorRow {
  /** What `error.code` is; never changes its meaning. */
  code: ImageError['code']
  /** Name of its class, which the package exports. */
  className: string
  /** What has happened, in one sentence. */
  cause: string
  /** What to do about it, in one sentence. */
  remedy: string
  /** What the error tells besides `input`, its message, its `cause` and its stack. */
  fields: readonly string[]
}

/** Every error of `@mp/imaging`, in the order of its code; all are an `ImageError`, whose own code none has. */
export const imageErrors: readonly ImageErrorRow[] = [
  {
    code: 'ERR_MP_FFMPEG_MISSING',
    className: 'FfmpegMissingError',
    cause: 'Videos are compressed with the program `ffmpeg`, which is not there.',
    remedy: 'Install it by the `command` of the error, or set `ffmpeg` to its path.',
    fields: ['command'],
  },
  {
    code: 'ERR_MP_IMAGE_ANIMATED',
    className: 'ImageAnimatedError',
    cause: 'An animation, or a file of several pages, would lose all frames but one.',
    remedy: "Choose `format: 'auto'` or `'webp'` for a GIF or WebP, or take the frames apart first.",
    fields: ['frames'],
  },
  {
    code: 'ERR_MP_IMAGE_CORRUPT',
    className: 'ImageCorruptError',
    cause: "The content of the file is damaged; the decoder's own words are the `cause`.",
    remedy: 'Get the file once more from where it came.',
    fields: [],
  },
  {
    code: 'ERR_MP_IMAGE_DUPLICATE',
    className: 'ImageDuplicateError',
    cause: 'An output of this run is already that of another input, or is itself an input.',
    remedy: 'Give each a name of its own by `name`, or keep them apart by `outDir`.',
    fields: ['otherInput', 'output'],
  },
  {
    code: 'ERR_MP_IMAGE_EXISTS',
    className: 'ImageExistsError',
    cause: 'The output exists, and `overwrite` was not asked for.',
    remedy: 'Set `overwrite`, or another `outDir` or `name`.',
    fields: ['output'],
  },
  {
    code: 'ERR_MP_IMAGE_LOSSLESS',
    className: 'ImageLosslessError',
    cause: '`lossless` was asked for, and the pixels of a JPEG would have to change.',
    remedy: "Choose `format: 'png'` or `'webp'`, or leave out what changes the pixels.",
    fields: [],
  },
  {
    code: 'ERR_MP_IMAGE_MISSING',
    className: 'ImageMissingError',
    cause: 'There is no file at the given path.',
    remedy: 'Compare the path with the working directory from which it counts.',
    fields: [],
  },
  {
    code: 'ERR_MP_IMAGE_NAME',
    className: 'ImageNameError',
    cause: '`name` gave something that is not a plain file name, or threw.',
    remedy: 'Return a name without a folder, and set `outDir` for the folder.',
    fields: ['outputName'],
  },
  {
    code: 'ERR_MP_IMAGE_NOT_WRITABLE',
    className: 'ImageNotWritableError',
    cause: 'The output cannot be written: no permission, no space, or a file where the folder should be.',
    remedy: 'Mend what the message says, or set another `outDir`.',
    fields: ['output'],
  },
  {
    code: 'ERR_MP_IMAGE_PATH',
    className: 'ImagePathError',
    cause: 'The name of the file is not UTF-8, so that Node has no path that leads to it.',
    remedy: 'Rename the file, with letters of UTF-8.',
    fields: [],
  },
  {
    code: 'ERR_MP_IMAGE_SIDE',
    className: 'ImageSideError',
    cause: 'The longer side of the image does not fit the format of the output.',
    remedy: 'Set `width` and `height`, or choose a format that can hold more.',
    fields: ['limitSide', 'side'],
  },
  {
    code: 'ERR_MP_IMAGE_TARGET',
    className: 'ImageTargetError',
    cause: 'The image cannot be made as small as `maxBytes` without visible damage.',
    remedy: 'Allow more bytes, or a lower `minSsim`, or choose a format that needs fewer.',
    fields: ['bytes', 'maxBytes', 'minSsim', 'ssim'],
  },
  {
    code: 'ERR_MP_IMAGE_TOO_LARGE',
    className: 'ImageTooLargeError',
    cause: 'The image has more pixels than `limitPixels`, and was not decoded.',
    remedy: 'Raise `limitPixels` if you trust the file.',
    fields: ['limitPixels', 'pixels'],
  },
  {
    code: 'ERR_MP_IMAGE_TRUNCATED',
    className: 'ImageTruncatedError',
    cause: 'The file is empty, or ends before the image does.',
    remedy: 'Download or copy it once more: most often that broke off.',
    fields: ['bytes'],
  },
  {
    code: 'ERR_MP_IMAGE_UNREADABLE',
    className: 'ImageUnreadableError',
    cause: 'The path is a folder or a device, or the file may not be read.',
    remedy: 'Give the files in the folder, or the permission to read them.',
    fields: [],
  },
  {
    code: 'ERR_MP_IMAGE_UNSUPPORTED',
    className: 'ImageUnsupportedError',
    cause: 'The file is no image, or one of a format that cannot be read or kept, whatever its name says.',
    remedy: 'Look at `error.found`, and convert it to JPEG, PNG, WebP, AVIF, GIF or TIFF first.',
    fields: ['found'],
  },
  {
    code: 'ERR_MP_IMAGE_WORKER',
    className: 'ImageWorkerError',
    cause: "The worker died of the image, or took longer than `timeout` over it; the pool's error is the `cause`.",
    remedy: 'Allow more time or memory, or try the image alone.',
    fields: [],
  },
  {
    code: 'ERR_MP_VIDEO_FAILED',
    className: 'VideoFailedError',
    cause: 'FFmpeg could not compress the video; the message has its last words.',
    remedy: 'Choose another `codec`, or repair the file if the words tell of damage.',
    fields: [],
  },
  {
    code: 'ERR_MP_VIDEO_UNSUPPORTED',
    className: 'VideoUnsupportedError',
    cause: 'The file has no video, or none that FFmpeg can read.',
    remedy: 'Play the file first: if nothing plays it, get it once more from where it came.',
    fields: [],
  },
]
