import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { temporaryPath } from '../output/temporary-path.ts'
import { writeOutput } from '../output/write-output.ts'

/** What the photos in a folder were made of. */
export interface SampleRecipe {
  version: number
  megapixels: number
  seed: number
}

/** File that tells which photos of a folder are sample photos, and how long each is. */
const MARKER = '.sample-photos.json'

/** Returns which of the paths hold a photo of this recipe already. */
export async function photosMade(paths: readonly string[], recipe: SampleRecipe): Promise<Set<string>> {
  const made = new Set<string>()
  for (const path of paths) {
    const noted = notedBytes(await markerBeside(path), recipe, basename(path))
    if (noted !== undefined && noted === (await bytesOf(path))) made.add(path)
  }
  return made
}

/** Notes that these photos were made. */
export async function notePhotos(paths: readonly string[], recipe: SampleRecipe): Promise<void> {
  const [first] = paths
  if (first === undefined) return
  const folder = dirname(first)
  const bytes: Record<string, number | undefined> = {}
  for (const path of paths) bytes[basename(path)] = await bytesOf(path)
  const output = join(folder, MARKER)
  const text = `${JSON.stringify({ ...recipe, bytes }, undefined, 2)}\n`
  await writeOutput(Buffer.from(text), { input: MARKER, output, temporary: temporaryPath(folder), overwrite: true })
}

async function markerBeside(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(dirname(path), MARKER), 'utf8'))
  } catch {
    // No marker, or none that can be read: the photos are made anew.
    return undefined
  }
}

function notedBytes(marker: unknown, recipe: SampleRecipe, name: string): unknown {
  if (typeof marker !== 'object' || marker === null || !('bytes' in marker)) return undefined
  const { bytes, ...noted } = marker
  if (JSON.stringify(noted) !== JSON.stringify(recipe)) return undefined
  return typeof bytes === 'object' && bytes !== null
    ? Object.entries(bytes).find(([key]) => key === name)?.[1]
    : undefined
}

async function bytesOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    (stats) => (stats.isFile() ? stats.size : undefined),
    () => undefined,
  )
}
