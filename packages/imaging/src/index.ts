export { type CompressedBytes, compressBytes } from './compress-bytes.ts'
export { compressImage } from './compress-image.ts'
export { compressImages, type CompressImagesOptions } from './compress-images.ts'
export { compressTask, type FailedImage, type ImageAnswer, type ImageTask } from './compress-task.ts'
export {
  ImageAnimatedError,
  ImageCorruptError,
  ImageDuplicateError,
  ImageError,
  ImageExistsError,
  ImageMissingError,
  ImageNameError,
  ImageNotWritableError,
  ImageSideError,
  ImageTooLargeError,
  ImageTruncatedError,
  ImageUnreadableError,
  ImageUnsupportedError,
  ImageWorkerError,
} from './errors.ts'
export type { FormatChoice, OutputFormat } from './format/formats.ts'
export type { FailureOf, ImageFailure, ImageFailureCode } from './image-failure.ts'
export type {
  BytesOptions,
  CompressOptions,
  EncodeOptions,
  MetadataChoice,
  NameParts,
  OutputOptions,
} from './options.ts'
export type { RgbPixels } from './codec/library.ts'
export type { ImagePlan } from './output/plan.ts'
export type { CompressedImage } from './run-plan.ts'
export type { ImagePool, ImageResult } from './run/image-run.ts'
export { encodeSamplePhoto } from './sample/encode-sample-photo.ts'
export { makeSamplePhoto, type SampleSize } from './sample/make-sample-photo.ts'
export { type SampleOptions, writeSamplePhotos } from './sample/write-sample-photos.ts'
