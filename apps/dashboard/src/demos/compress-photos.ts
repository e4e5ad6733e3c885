import { join } from 'node:path'
import { compressImages, type ImageResult, writeSamplePhotos } from '@mp/imaging'
import { duration } from '../view/duration.ts'
import type { Demo, DemoContext, DemoPool, OpenPoolOptions } from './demo.ts'
import { ForeignLoad } from './foreign-load.ts'
import { baseline, workersName } from './one-core-and-many.ts'
import { TaskTimes } from './task-times.ts'
import { verdictOn } from './verdict.ts'
import { allReady } from './warm-up.ts'

const photoCount = 5
const megapixels = 12
/** As in the tutorial. */
const quality = 40

/** Task 3: five photos of twelve megapixels, compressed at quality 40. */
export const compressPhotos: Demo = {
  id: 'task-3',
  label: 'Task 3',
  title: 'Compress 5 photos',
  seedText:
    'Use multiprocessing to compress 5 images: Pool(processes=4), quality=40; the last image waits for a free worker',
  run: async (context) => {
    context.phase('making sample photos')
    const photos = await writeSamplePhotos(join(context.cacheFolder, 'photos'), { count: photoCount, megapixels })
    const workers = context.workersOr(4)
    const name = workersName(context, workers)
    const one = await compressAll(context, photos, { name: baseline, workers: 1, isFixed: true })
    const many = await compressAll(context, photos, { name, workers })
    const { taskMs, longestMs } = one
    const facts = { oneCoreMs: one.ms, manyMs: many.ms, taskMs, longestMs, foreignLoad: many.foreignLoad }
    return {
      computed: describe(many.results),
      measures: [
        { label: baseline, group: '', workers: 1, ms: one.ms },
        { label: name, group: '', workers, ms: many.ms },
      ],
      verdict: verdictOn({ ...facts, tasks: photos.length, workers, cores: context.cores }),
    }
  },
}

interface Compressed {
  results: ImageResult[]
  ms: number
  taskMs: number
  longestMs: number
  foreignLoad: number | undefined
}

async function compressAll(
  context: DemoContext,
  photos: readonly string[],
  options: OpenPoolOptions,
): Promise<Compressed> {
  const outDir = join(context.cacheFolder, options.workers === 1 ? 'compressed-on-one-core' : 'compressed')
  context.phase(`starting: ${options.name}`)
  const pool = context.openPool(options)
  await allReady(pool, context.signal)
  // Once untimed, so that every worker has loaded the codec.
  await compress(context, { pool, photos: photos.slice(0, options.workers), outDir })
  context.phase(`on ${options.name}`, photos.length)
  const foreign = new ForeignLoad(pool)
  const times = new TaskTimes(pool)
  const start = performance.now()
  const results = await compress(context, { pool, photos, outDir })
  const ms = performance.now() - start
  const compressed = { results, ms, ...times.stop(), foreignLoad: foreign.measure() }
  context.log(
    `${options.name}: ${duration(ms)}, a photo takes ${duration(compressed.taskMs)}, the longest ${duration(compressed.longestMs)}`,
  )
  pool.close()
  await pool.join()
  return compressed
}

async function compress(
  context: DemoContext,
  job: { pool: DemoPool; photos: readonly string[]; outDir: string },
): Promise<ImageResult[]> {
  const { pool, photos, outDir } = job
  const results: ImageResult[] = []
  for await (const result of compressImages(photos, {
    pool,
    outDir,
    quality,
    overwrite: true,
    signal: context.signal,
  })) {
    results.push(result)
  }
  const lost = results.filter(isLost).map(({ input }) => input)
  if (lost.length === 0) return failIfAny(results)
  context.log(
    `${lost.length} photo${lost.length === 1 ? '' : 's'} on a killed worker: compressed again, nothing was lost`,
  )
  return [...results.filter((result) => !isLost(result)), ...(await compress(context, { pool, photos: lost, outDir }))]
}

function isLost(result: ImageResult): boolean {
  return result.status === 'failed' && result.error.code === 'ERR_MP_IMAGE_WORKER'
}

function failIfAny(results: ImageResult[]): ImageResult[] {
  for (const result of results) if (result.status === 'failed') throw result.error
  return results
}

function describe(results: readonly ImageResult[]): string {
  const done = results.filter((result) => result.status === 'compressed')
  const before = done.reduce((sum, { bytesBefore }) => sum + bytesBefore, 0)
  const after = done.reduce((sum, { bytesAfter }) => sum + bytesAfter, 0)
  const saved = Math.round((1 - after / Math.max(1, before)) * 100)
  return `${done.length} photos: ${megabytes(before)} MB → ${megabytes(after)} MB, ${saved} % saved`
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
