import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Pool, ThreadPool } from '@mp/core'
import { compressImages, type CompressImagesOptions, ImageError, type ImageResult } from '@mp/imaging'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { namesIn, noise, put, temporaryFolder } from './fixtures.ts'

const pool = new Pool(2)
afterAll(() => pool.terminate())

/** Returns the results of a run in the order of its inputs. */
async function resultsOf(
  inputs: Parameters<typeof compressImages>[0],
  options: CompressImagesOptions = {},
): Promise<ImageResult[]> {
  const results: ImageResult[] = []
  for await (const result of compressImages(inputs, { pool, ...options })) results[result.index] = result
  return results
}

function codesOf(results: ImageResult[]): string[] {
  return results.map((result) => (result.status === 'failed' ? result.error.code : result.status))
}

async function putPhotos(folder: string, count: number, size = 64): Promise<string[]> {
  const bytes = await noise(size, size).jpeg({ quality: 95 }).toBuffer()
  return Promise.all(Array.from({ length: count }, (_, index) => put(folder, `img${index + 1}.jpg`, bytes)))
}

const slowImage = noise(2600, 2600).png({ compressionLevel: 1 }).toBuffer()

/** Writes an image that keeps an encoder of AVIF busy for much longer than a test. */
async function putSlowImage(folder: string): Promise<string> {
  return put(folder, 'slow.png', await slowImage)
}

const SLOW = { format: 'avif', effort: 9 } as const

test('every image gives one result, with its place among the inputs', async () => {
  const folder = await temporaryFolder()
  const photos = await putPhotos(folder, 12)
  const results = await resultsOf(photos)
  expect(results.map(({ input }) => input)).toEqual(photos)
  expect(new Set(codesOf(results))).toEqual(new Set(['compressed']))
  expect(results[0]).toMatchObject({
    output: join(folder, 'compressed_img1.jpg'),
    width: 64,
    height: 64,
    format: 'jpeg',
  })
  expect((await namesIn(folder)).filter((name) => name.startsWith('compressed_'))).toHaveLength(12)
})

test('bad files give typed errors, and the good ones go on', async () => {
  const folder = await temporaryFolder()
  const [good = '', cut = '', other = ''] = await putPhotos(folder, 3, 200)
  const whole = await noise(200, 200).jpeg().toBuffer()
  await put(folder, 'img2.jpg', whole.subarray(0, 3000))
  const text = await put(folder, 'text.jpg', 'hello')
  await put(folder, 'compressed_img3.jpg', 'mine')
  const results = await resultsOf([good, cut, text, join(folder, 'none.jpg'), folder, other])
  expect(codesOf(results)).toEqual([
    'compressed',
    'ERR_MP_IMAGE_TRUNCATED',
    'ERR_MP_IMAGE_UNSUPPORTED',
    'ERR_MP_IMAGE_MISSING',
    'ERR_MP_IMAGE_UNREADABLE',
    'ERR_MP_IMAGE_EXISTS',
  ])
  const errors = results.flatMap((result) => (result.status === 'failed' ? [result.error] : []))
  for (const error of errors) expect(error).toBeInstanceOf(ImageError)
  expect(errors[0]).toMatchObject({ input: cut, bytes: 3000, cause: { message: expect.stringContaining('JPEG') } })
})

test('a run of its own makes its own pool and ends it', async () => {
  const folder = await temporaryFolder()
  const [photo = ''] = await putPhotos(folder, 1)
  const results = await resultsOf([photo], { pool: undefined, workers: 1 })
  expect(codesOf(results)).toEqual(['compressed'])
  expect(() => compressImages([], { pool, workers: 1 })).toThrow(TypeError)
})

test('a pool of threads does it too', async () => {
  const folder = await temporaryFolder()
  const photos = await putPhotos(folder, 4)
  const threads = new ThreadPool(2)
  expect(new Set(codesOf(await resultsOf(photos, { pool: threads })))).toEqual(new Set(['compressed']))
  threads.close()
  await threads.join()
})

test('no inputs give no results', async () => {
  expect(await resultsOf([])).toEqual([])
  expect(await resultsOf([], { pool: undefined })).toEqual([])
})

describe('one output for two inputs', () => {
  test('the second one is refused, by the name of the first', async () => {
    const folder = await temporaryFolder()
    await Promise.all(['one', 'two', 'out'].map((name) => mkdir(join(folder, name))))
    const [first = ''] = await putPhotos(join(folder, 'one'), 1)
    const [second = ''] = await putPhotos(join(folder, 'two'), 1)
    for (const overwrite of [false, true]) {
      const results = await resultsOf([first, second], { outDir: join(folder, 'out', String(overwrite)), overwrite })
      expect(codesOf(results)).toEqual(['compressed', 'ERR_MP_IMAGE_DUPLICATE'])
      expect(results[1]).toMatchObject({ error: { input: second, otherInput: first } })
    }
  })

  test('so is an input that is given twice', async () => {
    const folder = await temporaryFolder()
    const [photo = ''] = await putPhotos(folder, 1)
    expect(codesOf(await resultsOf([photo, photo]))).toEqual(['compressed', 'ERR_MP_IMAGE_DUPLICATE'])
  })

  test('so is an output that is another input, in either order', async () => {
    const folder = await temporaryFolder()
    const [photo = ''] = await putPhotos(folder, 1)
    const named = await put(folder, 'compressed_img1.jpg', await noise(32, 32).jpeg().toBuffer())
    const options = { overwrite: true }
    expect(codesOf(await resultsOf([photo, named], options))).toEqual(['compressed', 'ERR_MP_IMAGE_DUPLICATE'])
    expect(codesOf(await resultsOf([named, photo], options))).toEqual(['compressed', 'ERR_MP_IMAGE_DUPLICATE'])
  })
})

describe('sources', () => {
  test('an endless one is read as far ahead as buffer says, and closed when the loop is left', async () => {
    const folder = await temporaryFolder()
    const photos = await putPhotos(folder, 40)
    let readCount = 0
    let isClosed = false
    async function* source(): AsyncGenerator<string> {
      try {
        for (const photo of photos) {
          readCount++
          yield photo
        }
      } finally {
        isClosed = true
      }
    }
    let resultCount = 0
    for await (const _ of compressImages(source(), { pool, buffer: 4 })) if (++resultCount === 5) break
    expect(readCount).toBeLessThanOrEqual(5 + 4 + 1)
    expect(isClosed).toBe(true)
    expect((await namesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('one that never gives its next input does not hold up a loop that is left', async () => {
    const folder = await temporaryFolder()
    const [photo = ''] = await putPhotos(folder, 1)
    async function* source(): AsyncGenerator<string> {
      yield photo
      await Promise.withResolvers().promise
    }
    const statuses: string[] = []
    for await (const { status } of compressImages(source(), { pool })) {
      statuses.push(status)
      break
    }
    expect(statuses).toEqual(['compressed'])
  })

  test('the error of one comes after the results of what it gave before', async () => {
    const folder = await temporaryFolder()
    const photos = await putPhotos(folder, 3)
    async function* source(): AsyncGenerator<string> {
      yield* photos
      throw new Error('disk gone')
    }
    const results: ImageResult[] = []
    const run = async (): Promise<void> => {
      for await (const result of compressImages(source(), { pool })) results.push(result)
    }
    await expect(run()).rejects.toThrow('disk gone')
    expect(results).toHaveLength(3)
  })

  test('something that is no path ends the run: that is a mistake of the program', async () => {
    await expect(resultsOf(['none.jpg', 5 as never])).rejects.toMatchObject({
      code: 'ERR_MP_OPTION_TYPE',
      message: expect.stringContaining('inputs[1]'),
    })
  })
})

describe('stopping', () => {
  test('an abort rejects with its reason and leaves no temporary file', async () => {
    const folder = await temporaryFolder()
    const photos = [...(await putPhotos(folder, 1)), await putSlowImage(folder)]
    const controller = new AbortController()
    const run = async (): Promise<void> => {
      const options = { ...SLOW, workers: 2, outDir: join(folder, 'out'), signal: controller.signal }
      for await (const result of compressImages(photos, options)) controller.abort(new Error(`stop at ${result.index}`))
    }
    await expect(run()).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED', cause: { message: 'stop at 0' } })
    expect(await namesIn(join(folder, 'out'))).toEqual(['compressed_img1.avif'])
  })

  test('a signal that has aborted before starts nothing', async () => {
    const signal = AbortSignal.abort()
    await expect(resultsOf(['a.jpg'], { signal })).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED' })
    await expect(resultsOf(['a.jpg'], { signal, pool: undefined })).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED' })
  })

  test('a run in a closed pool rejects', async () => {
    const closed = new Pool(1)
    closed.close()
    await expect(resultsOf(['a.jpg'], { pool: closed })).rejects.toMatchObject({ code: 'ERR_MP_POOL_CLOSED' })
  })
})

describe('workers', () => {
  test('one that dies of an image fails that image alone', async () => {
    const folder = await temporaryFolder()
    const slow = await putSlowImage(folder)
    const photos = await putPhotos(folder, 3)
    await using crew = new Pool(1)
    using _ = crew.subscribe((event) => {
      if (event.type === 'task-start' && event.index === 0) crew.killWorker(event.worker)
    })
    const results = await resultsOf([slow, ...photos], { ...SLOW, pool: crew })
    expect(codesOf(results)).toEqual(['ERR_MP_IMAGE_WORKER', 'compressed', 'compressed', 'compressed'])
    expect(results[0]).toMatchObject({ input: slow, error: { input: slow, cause: { code: 'ERR_MP_WORKER_EXIT' } } })
  })

  test('one that takes longer than timeout over an image fails that image alone', async () => {
    const folder = await temporaryFolder()
    const slow = await putSlowImage(folder)
    const photos = await putPhotos(folder, 3, 8)
    await using crew = new Pool(2)
    const results = await resultsOf([...photos, slow], { ...SLOW, pool: crew, timeout: 8000 })
    expect(codesOf(results)).toEqual(['compressed', 'compressed', 'compressed', 'ERR_MP_IMAGE_WORKER'])
    expect(results[3]).toMatchObject({ error: { input: slow, cause: { code: 'ERR_MP_TIMEOUT', timeoutMs: 8000 } } })
    expect((await namesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('a pool that was given stays open', async () => {
    expect(await pool.apply(Math.max, [3, 7])).toBe(7)
  })
})

test('outputs are whole images when a loop is left early', async () => {
  const folder = await temporaryFolder()
  const outDir = join(folder, 'out')
  for await (const _ of compressImages(await putPhotos(folder, 30, 300), { workers: 2, outDir })) break
  const names = await namesIn(outDir)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect((await sharp(join(outDir, name)).stats()).channels).toHaveLength(3)
})
