import { text } from 'node:stream/consumers'
import { findImages, type ImageInput } from '@mp/imaging'
import type { CompressFlags } from './compress-flags.ts'
import { expandPatterns } from './expand-patterns.ts'
import { filterOf } from './image-options.ts'

/** What is to be compressed. */
export interface Gathered {
  images: ImageInput[]
  videos: ImageInput[]
}

/** Extensions of files that go to FFmpeg. */
const VIDEO = /\.(mp4|m4v|mov|mkv|webm|avi|mpe?g|wmv|flv|3gp|ts|mts)$/i

/** Finds the files that are named, listed on stdin or lie in folders. */
export async function gatherInputs(patterns: readonly string[], flags: CompressFlags): Promise<Gathered> {
  const { recursive, exclude, newer, outDir, backupDir } = flags
  const places = await expandPatterns(await namesIn(patterns))
  const found: ImageInput[] = []
  const skip = [outDir, backupDir]
  for await (const image of findImages(places, { recursive, exclude, newer, skip, videos: true })) found.push(image)
  return {
    images: found.filter((image) => !isVideo(image)).flatMap((image) => withFilters(image, flags)),
    videos: found.filter(isVideo),
  }
}

function isVideo({ input }: ImageInput): boolean {
  return VIDEO.test(String(input))
}

/** Replaces a dash by the names on stdin: a line each, or with zero bytes between them. */
async function namesIn(patterns: readonly string[]): Promise<string[]> {
  if (!patterns.includes('-')) return [...patterns]
  const listed = await text(process.stdin)
  const names = listed.split(listed.includes('\0') ? '\0' : /\r?\n/).filter((name) => name !== '')
  return patterns.flatMap((pattern) => (pattern === '-' ? names : [pattern]))
}

/** Each filter makes an output of its own, with its name in that of the file. */
function withFilters(image: ImageInput, { filter, name }: CompressFlags): ImageInput[] {
  if (filter.length === 0) return [image]
  const usual = name ?? (image.folder === undefined ? 'compressed_{name}.{ext}' : '{name}.{ext}')
  return filter.map((text) => ({
    ...image,
    filters: [filterOf(text)],
    name: usual.replace(/(\.\{ext\})?$/, (extension) => `-${text.replaceAll(':', '-')}${extension}`),
  }))
}
