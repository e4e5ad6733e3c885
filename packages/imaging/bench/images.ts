import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool, ThreadPool } from '@mp/core'
import { compressImage, compressImages, type ImagePool, writeSamplePhotos } from '@mp/imaging'

const ROUNDS = 5

const photos = await writeSamplePhotos(new URL('../.sample-photos/', import.meta.url))
const outDir = await mkdtemp(join(tmpdir(), 'mp-bench-'))

/** Compresses the photos one after the other in this process. */
async function serial(): Promise<void> {
  for (const photo of photos) await compressImage(photo, { outDir, overwrite: true })
}

/** Starts all at once in this process, as many people write it: libuv's four threads share the cores. */
async function together(): Promise<void> {
  await Promise.all(photos.map((photo) => compressImage(photo, { outDir, overwrite: true })))
}

/** Compresses the photos in a pool. */
async function pooled(options: { pool: ImagePool } | { workers: number }): Promise<void> {
  for await (const result of compressImages(photos, { ...options, outDir, overwrite: true })) {
    if (result.status === 'failed') throw result.error
  }
}

const processes = new Pool(2)
const threads = new ThreadPool(2)
const ways = new Map<string, () => Promise<void>>([
  ['serial, this process', serial],
  ['Promise.all, this process', together],
  ['Pool(2)', () => pooled({ pool: processes })],
  ['ThreadPool(2)', () => pooled({ pool: threads })],
  ['Pool(2), its start and end included', () => pooled({ workers: 2 })],
])
const times = new Map<string, number[]>([...ways.keys()].map((name) => [name, []]))

for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, run] of ways) {
    const start = performance.now()
    await run()
    // The first round warms up.
    if (round > 0) times.get(name)?.push(performance.now() - start)
  }
}

const base = median(times.get('serial, this process') ?? [])
console.log(
  `${photos.length} photos of 12 megapixels to quality 40, ${cpus().length} cores, Node ${process.version}, median of ${ROUNDS}`,
)
for (const [name, all] of times) {
  const ms = median(all)
  const perSecond = (photos.length * 1000) / ms
  console.log(
    `${name.padEnd(38)} ${ms.toFixed(0).padStart(6)} ms ${perSecond.toFixed(1).padStart(6)} images/s ${(base / ms).toFixed(2).padStart(6)} ×`,
  )
}

await Promise.all([processes.terminate(), threads.terminate()])
await rm(outDir, { recursive: true })

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
