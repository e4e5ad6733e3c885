import { stat } from 'node:fs/promises'
import { extname, relative, resolve, sep } from 'node:path'
import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'
import { checkBoolean, checkKeys } from '../check-option.ts'
import { pathOf } from '../input-path.ts'
import type { ImageInput } from '../options.ts'
import { IgnoreRules } from './ignore-rules.ts'
import { FolderWalk } from './walk-folder.ts'

/** Options of {@link findImages}. */
export interface FindOptions {
  /**
   * Whether folders are gone through, with all below them. Else a folder becomes a failed result that says so.
   * @defaultValue false
   */
  recursive?: boolean | undefined
  /** Patterns of what is left out, as in a `.gitignore`; those of a `.mpignore` in each folder are added. */
  exclude?: readonly string[] | undefined
  /** Leaves out files that were last changed before this time. */
  newer?: Date | undefined
  /** Folders that are never gone into, such as the one that outputs are written to. */
  skip?: readonly string[] | undefined
  /**
   * Whether videos are found as well, for {@link compressVideos}.
   * @defaultValue false
   */
  videos?: boolean | undefined
}

const KEYS = ['recursive', 'exclude', 'newer', 'skip', 'videos'] as const

/** Extensions of files that are taken for videos in a folder. */
const VIDEOS = extensions('mp4 m4v mov mkv webm avi mpg mpeg wmv flv 3gp')

/** Extensions of files that are taken for images in a folder, and of some that are refused by name and not passed over. */
const IMAGES = extensions('jpg jpeg jpe jfif png apng webp avif gif tif tiff jxl heic heif bmp')

/**
 * Finds images in places: files as they are named, folders with all below them.
 *
 * @remarks
 * In a folder the extension decides what is an image; hidden files are left out, links to folders are followed once. What
 * is found there has the `folder` in which it lies, so that {@link compressImages} with an `outDir` keeps the tree. A
 * folder that cannot be read, and a link to a folder around it, become failed results of the run.
 * @param places - Paths or `file:` URLs of files and folders.
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when an option is not allowed.
 * @example
 * ```ts @import.meta.vitest
 * import { mkdtemp, rm } from 'node:fs/promises'
 * import { findImages, writeSamplePhotos } from '@mp/imaging'
 * const folder = await mkdtemp('/tmp/mp-photos-')
 * await writeSamplePhotos(`${folder}/2026/may`, { count: 2, megapixels: 0.01 })
 * const found = await Array.fromAsync(findImages([folder], { recursive: true, exclude: ['img2.*'] }))
 * expect(found).toEqual([{ input: `${folder}/2026/may/img1.jpg`, folder: '2026/may' }])
 * await rm(folder, { recursive: true })
 * ```
 */
export async function* findImages(
  places: Iterable<string | URL>,
  options: FindOptions = {},
): AsyncGenerator<ImageInput, void, undefined> {
  checkKeys('options', options, KEYS)
  const recursive = checkBoolean('recursive', options.recursive ?? false)
  const exclude = checkPatterns(options.exclude ?? [])
  const after = checkTime(options.newer)
  const rules = new IgnoreRules(exclude)
  const wanted = checkBoolean('videos', options.videos ?? false) ? new Set([...IMAGES, ...VIDEOS]) : IMAGES
  let count = 0
  for (const place of places) {
    const path = pathOf(`places[${count++}]`, place)
    const isDeep = await isFolder(path)
    if (isDeep && recursive) yield* inFolder(path, { exclude, after, skip: options.skip ?? [], extensions: wanted })
    else if (isDeep) yield { input: path, unreadable: 'it is a folder; recursive (-r) goes through it' }
    else if (!rules.matches(bareName(path), false) && (await isNewer(path, after))) yield { input: path }
  }
}

interface FolderOptions {
  exclude: readonly string[]
  after: number
  skip: readonly string[]
  extensions: ReadonlySet<string>
}

async function* inFolder(
  root: string,
  { exclude, after, skip, extensions }: FolderOptions,
): AsyncGenerator<ImageInput, void, undefined> {
  const skipped = skip.map((folder) => `/${relative(root, resolve(folder)).split(sep).join('/')}/`)
  const walk = new FolderWalk(root).files([...exclude, ...skipped])
  for await (const { path, folder, unreadable } of walk) {
    if (unreadable !== undefined) yield { input: path, unreadable }
    else if (extensions.has(extname(path).toLowerCase()) && (await isNewer(path, after))) yield { input: path, folder }
  }
}

function extensions(names: string): ReadonlySet<string> {
  return new Set(names.split(' ').map((name) => `.${name}`))
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}

/** What cannot be looked at is taken along, and refused with its reason. */
async function isNewer(path: string, after: number): Promise<boolean> {
  if (after === Number.NEGATIVE_INFINITY) return true
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs >= after,
    () => true,
  )
}

function bareName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}

function checkPatterns(patterns: unknown): string[] {
  const isList = Array.isArray(patterns) && patterns.every((pattern) => typeof pattern === 'string')
  if (isList) return patterns
  throw new OptionTypeError(`exclude must be a list of patterns such as ['*.gif'], got ${inspect(patterns)}`)
}

function checkTime(newer: unknown): number {
  if (newer === undefined) return Number.NEGATIVE_INFINITY
  if (!(newer instanceof Date)) throw new OptionTypeError(`newer must be a Date, got ${inspect(newer)}`)
  if (Number.isNaN(newer.getTime())) throw new OptionRangeError('newer must be a valid Date')
  return newer.getTime()
}
