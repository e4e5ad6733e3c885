import { link, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureSimilarity, writeSamplePhotos } from '@mp/imaging'
import { type Contender, contenders, isInstalled } from './contenders.ts'
import { type Measured, runMeasured } from './run-measured.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, photos: { type: 'string', default: '11' } },
})
const rounds = Number(values.rounds)

/** What came of one contender. */
interface Row {
  contender: Contender
  samples: Measured[]
  bytes: number
  similarity: number
}

const photos = await corpus(Number(values.photos))
const rows: Row[] = []
for (const contender of contenders) {
  if (isInstalled(contender)) rows.push({ contender, samples: [], bytes: 0, similarity: 0 })
  else console.log(`${contender.name} is not installed`)
}
for (let round = 0; round < rounds; round++) for (const row of rows) await sample(row)
print()

/** Makes photos of 2, 6 and 12 megapixels, so many of each; linked under names of their own into one folder. */
async function corpus(count: number): Promise<string[]> {
  const base = fileURLToPath(new URL('../.sample-photos/', import.meta.url))
  const all: string[] = []
  for (const megapixels of [2, 6, 12]) {
    const options = { count, megapixels, seed: 100 * megapixels }
    for (const photo of await writeSamplePhotos(join(base, `bench-${megapixels}`), options)) {
      const named = join(base, `${basename(photo, '.jpg')}-${megapixels}.jpg`)
      await rm(named, { force: true })
      await link(photo, named)
      all.push(named)
    }
  }
  return all
}

async function sample(row: Row): Promise<void> {
  const outDir = await mkdtemp(join(tmpdir(), 'mp-bench-'))
  const { contender } = row
  try {
    row.samples.push(await runMeasured(contender.command(photos, outDir)))
    if (row.bytes === 0) Object.assign(row, await describeOutputs(outDir))
  } finally {
    await rm(outDir, { recursive: true })
  }
}

async function describeOutputs(outDir: string): Promise<{ bytes: number; similarity: number }> {
  const names = await readdir(outDir)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(outDir, name))).size))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  if (names.length !== photos.length) throw new Error(`${photos.length} photos gave ${names.length} outputs`)
  return { bytes, similarity: await meanSimilarity(outDir, names) }
}

/** The first photo of each size lies upright in its file: some contenders lose the orientation of others. */
async function meanSimilarity(outDir: string, names: readonly string[]): Promise<number> {
  const first = photos.filter((photo) => basename(photo).startsWith('img1-'))
  const similarities = await Promise.all(
    first.map(async (photo) => {
      const output = names.find((name) => name.endsWith(basename(photo))) ?? ''
      return measureSimilarity(await readFile(photo), await readFile(join(outDir, output)))
    }),
  )
  return similarities.reduce((sum, each) => sum + each, 0) / similarities.length
}

function print(): void {
  console.log(
    `${photos.length} photos of 2, 6 and 12 megapixels to JPEG of quality 40, ${availableParallelism()} cores, ` +
      `Node ${process.version}, median of ${rounds}; start and end of each program included\n`,
  )
  console.log('| How | images/s | CPU ms an image | MB | similarity | peak MB |\n| --- | --: | --: | --: | --: | --: |')
  for (const { contender, samples, bytes, similarity } of rows) {
    const perSecond = (photos.length * 1000) / median(samples.map(({ ms }) => ms))
    const peak = median(samples.map(({ peakBytes = Number.NaN }) => peakBytes)) / 1e6
    const cpu = median(samples.map(({ cpuMs = Number.NaN }) => cpuMs)) / photos.length
    const figures = [
      perSecond.toFixed(1),
      cpu.toFixed(0),
      (bytes / 1e6).toFixed(2),
      similarity.toFixed(4),
      peak.toFixed(0),
    ]
    console.log(`| ${contender.name} | ${figures.join(' | ')} |`)
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
