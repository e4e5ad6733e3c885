export { type CompressedBytes, compressBytes } from './compress-bytes.ts'
export { compressImage } from './compress-image.ts'
export { compressImages, type CompressImagesOptions } from './compress-images.ts'
export { compressTask, type DoneImage, type FailedImage, type ImageAnswer, type ImageTask } from './compress-task.ts'
export {
  FfmpegMissingError,
  ImageAnimatedError,
  ImageCorruptError,
  ImageDuplicateError,
  ImageError,
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
export type { SizeLever } from './codec/encode.ts'
export { FILTER_NAMES, type FilterName, type FilterText } from './filter/filters.ts'
export { findImages, type FindOptions } from './find/find-images.ts'
export type { FormatChoice, OutputFormat } from './format/formats.ts'
export type { FailureOf, ImageFailure, ImageFailureCode } from './image-failure.ts'
export type {
  BytesOptions,
  CompressOptions,
  EncodeOptions,
  ImageInput,
  MetadataChoice,
  NameParts,
  OutputOptions,
} from './options.ts'
export type { RgbPixels } from './codec/library.ts'
export { type FoundMetadata, METADATA_KINDS, type MetadataKind } from './metadata/kinds.ts'
export type { ImagePlan } from './output/image-plan.ts'
export { PRESET_NAMES, type PresetName } from './presets.ts'
export type { CompressedImage, ImageVariant, PlanOutcome } from './run-plan.ts'
export type { Isolation } from './run/arrangement.ts'
export type { ImageResult } from './run/image-run.ts'
export type { ImageProgress } from './run/progress.ts'
export type { ImagePool } from './run/task-stream.ts'
export { encodeSamplePhoto } from './sample/encode-sample-photo.ts'
export { makeSamplePhoto, type SampleSize } from './sample/make-sample-photo.ts'
export { type SampleOptions, writeSamplePhotos } from './sample/write-sample-photos.ts'
export { measureSimilarity } from './similarity/measure-similarity.ts'
export { undoInPlace, type UndoResult } from './undo/undo-in-place.ts'
export { compressVideos, type CompressVideosOptions, type VideoProgress } from './video/compress-videos.ts'
export { type CompressedVideo, compressVideoTask, type VideoAnswer, type VideoTask } from './video/video-task.ts'
export { VIDEO_CODECS, type VideoCodec, type VideoOptions } from './video/video-options.ts'
export type { VideoPlan } from './video/video-plan.ts'
export type { VideoResult } from './video/video-run.ts'
export { type Preview, previewImage, type PreviewOptions } from './preview-image.ts'
export { srcsetOf } from './srcset.ts'
