import { execFile, execFileSync } from 'node:child_process'
import { readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Pool } from '@mp/core'
import {
  compressImages,
  compressVideos,
  type CompressVideosOptions,
  undoInPlace,
  type VideoProgress,
  type VideoResult,
} from '@mp/imaging'
import { afterAll, describe, expect, test } from 'vitest'
import { clip, ffmpegMissing, namesIn, noise, put, temporaryFolder } from './fixtures.ts'

const shared = new Pool(2)
afterAll(() => shared.terminate())

async function run(inputs: string[], options: CompressVideosOptions = {}): Promise<VideoResult[]> {
  const results: VideoResult[] = []
  for await (const result of compressVideos(inputs, { pool: shared, ...options })) results[result.index] = result
  return results
}

async function describeVideo(path: string): Promise<{ streams: string[]; width: number; tags: string }> {
  const args = ['-v', 'error', '-show_entries', 'stream=codec_name,width:format_tags', '-of', 'json', path]
  const { stdout } = await promisify(execFile)('ffprobe', args)
  const { streams, format } = JSON.parse(stdout)
  return {
    streams: streams.map(({ codec_name }: { codec_name: string }) => codec_name),
    width: streams[0].width,
    tags: JSON.stringify(format),
  }
}

/** Returns the processes of FFmpeg that have this in their arguments. */
function encodersWith(word: string): number[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(word) && /^ *\d+ ffmpeg/.test(line))
    .map((line) => Number.parseInt(line, 10))
}

describe.skipIf(ffmpegMissing !== undefined)('with FFmpeg', () => {
  test('each video is compressed, a bad one fails alone, and no place is told', async () => {
    const folder = await temporaryFolder()
    const good = await clip(folder, 'a.mp4', { metadata: { location: '+51.5-000.1/', title: 'Home' } })
    const inputs = [
      good,
      await put(folder, 'text.mp4', 'hello'),
      join(folder, 'none.mp4'),
      await put(folder, 'no.mp4', ''),
    ]
    const results = await run(inputs, { width: 80 })
    expect(results.map((result) => (result.status === 'failed' ? result.error.code : result.status))).toEqual([
      'compressed',
      'ERR_MP_VIDEO_UNSUPPORTED',
      'ERR_MP_IMAGE_MISSING',
      'ERR_MP_IMAGE_TRUNCATED',
    ])
    const output = join(folder, 'compressed_a.mp4')
    expect(results[0]).toMatchObject({ input: good, output, codec: 'h264', seconds: expect.closeTo(1, 0) })
    const { streams, width, tags } = await describeVideo(output)
    expect([streams, width]).toEqual([['h264', 'aac'], 80])
    expect((await describeVideo(good)).tags).toContain('51.5')
    expect(tags).not.toMatch(/51\.5|Home/)
    expect((await namesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('VP9 goes into WebM, sound can be left out, and tags can be kept', async () => {
    const folder = await temporaryFolder()
    const input = await clip(folder, '-a b.mp4', { seconds: 0.4, metadata: { title: 'Home' } })
    const [result] = await run([input], { pool: undefined, workers: 1, codec: 'vp9', audioKbps: 0, metadata: 'all' })
    expect(result).toMatchObject({ output: join(folder, 'compressed_-a b.webm') })
    expect(await describeVideo(join(folder, 'compressed_-a b.webm'))).toMatchObject({
      streams: ['vp9'],
      tags: expect.stringContaining('Home'),
    })
  })

  test('in place the original goes to the backup, and comes back together with an image of the same run', async () => {
    const folder = await temporaryFolder()
    const video = await clip(folder, 'a.mov', { seconds: 0.3 })
    const photo = await put(folder, 'b.jpg', await noise().jpeg({ quality: 95 }).toBuffer())
    const before = await Promise.all([readFile(video), readFile(photo)])
    const [backupDir, ledger] = [join(folder, 'backup'), join(folder, 'ledger')]
    for await (const _ of compressImages([photo], { inPlace: true, backupDir }));
    const [ofPhoto = ''] = await namesIn(backupDir)
    const options = { inPlace: true, backupDir: join(backupDir, ofPhoto), ledger }
    const [result] = await run([video], options)
    const output = join(folder, 'a.mp4')
    expect(result).toMatchObject({ status: 'compressed', output, backup: expect.stringContaining(ofPhoto) })
    expect(await namesIn(folder)).toEqual(['a.mp4', 'b.jpg', 'backup', 'ledger'])
    expect(await run([output], options)).toMatchObject([{ status: 'skipped', output, reason: 'done-before' }])
    expect((await Array.fromAsync(undoInPlace(backupDir))).map(({ status }) => status)).toEqual([
      'restored',
      'restored',
    ])
    expect(await Promise.all([readFile(video), readFile(photo)])).toEqual(before)
    expect(await namesIn(folder)).toEqual(['a.mov', 'b.jpg', 'backup', 'ledger'])
  })

  test('in place a video that stays as it is is left alone', async () => {
    const folder = await temporaryFolder()
    const video = await clip(folder, 'a.MP4', { seconds: 0.3 })
    await utimes(video, 1000, 1000)
    const options = { inPlace: true, backupDir: join(folder, 'backup'), minSavings: 1, keepDates: true }
    expect(await run([video], options)).toMatchObject([{ isOriginal: true, output: video }])
    const bytes = await readFile(video)
    expect((await stat(video)).mtimeMs).toBe(1_000_000)
    expect(await run([video], options)).toMatchObject([{ isOriginal: true, backup: undefined }])
    expect((await readFile(video)).equals(bytes)).toBe(true)
    expect(await namesIn(join(folder, 'backup'))).toHaveLength(1)
  })

  test('what would gain nothing keeps its streams, and loses its tags', async () => {
    const folder = await temporaryFolder()
    const input = await clip(folder, 'a.mp4', { metadata: { title: 'Home' } })
    const [first] = await run([input], { crf: 40, metadata: 'all' })
    if (first?.status !== 'compressed') throw new Error('expected an output')
    const [second] = await run([first.output], { crf: 0 })
    expect(second).toMatchObject({ isOriginal: true })
    const { streams, tags } = await describeVideo(join(folder, 'compressed_compressed_a.mp4'))
    expect(streams).toEqual(['h264', 'aac'])
    expect(tags).not.toContain('Home')
  })

  test('a dry run has the size and leaves nothing, and a folder is kept below outDir', async () => {
    const folder = await temporaryFolder()
    const input = await clip(folder, 'a.mp4', { seconds: 0.2 })
    const outDir = join(folder, 'out')
    const [dry] = await Array.fromAsync(
      compressVideos([{ input, folder: 'x/y' }], { pool: shared, outDir, dryRun: true }),
    )
    expect(await namesIn(folder)).toEqual(['a.mp4'])
    const [real] = await Array.fromAsync(compressVideos([{ input, folder: 'x/y' }], { pool: shared, outDir }))
    expect(real).toMatchObject({
      output: join(outDir, 'x/y/a.mp4'),
      bytesAfter: dry?.status === 'compressed' && dry.bytesAfter,
    })
  })

  test('it tells how far each is', async () => {
    const folder = await temporaryFolder()
    const input = await clip(folder, 'a.mp4')
    const seen: VideoProgress[] = []
    await run([input], { onProgress: (progress) => seen.push(progress) })
    expect(seen.at(-1)).toMatchObject({ input, fraction: expect.closeTo(1, 0) })
  })

  test('nothing is overwritten, and two inputs with one output are kept apart', async () => {
    const folder = await temporaryFolder()
    const input = await clip(folder, 'a.mp4', { seconds: 0.2 })
    await put(folder, 'compressed_a.mp4', 'mine')
    const codes = (results: VideoResult[]): string[] =>
      results.map((result) => (result.status === 'failed' ? result.error.code : result.status))
    expect(codes(await run([input]))).toEqual(['ERR_MP_IMAGE_EXISTS'])
    expect(await readFile(join(folder, 'compressed_a.mp4'), 'utf8')).toBe('mine')
    expect(codes(await run([input, input], { name: 'b.{ext}' }))).toEqual(['compressed', 'ERR_MP_IMAGE_DUPLICATE'])
  })

  /** Starts a run that takes seconds, and does something once its encoder is at work. */
  async function whileEncoding(options: CompressVideosOptions, act: (crew: Pool, folder: string) => void) {
    const folder = await temporaryFolder()
    const input = await clip(folder, 'long.mp4', { seconds: 20, size: '320x240' })
    const quick = await clip(folder, 'quick.mp4', { seconds: 0.2 })
    const crew = new Pool(1)
    let isDone = false
    const onProgress = (): void => {
      if (!isDone) act(crew, folder)
      isDone = true
    }
    try {
      // Far slower than it plays.
      const results = await run([input, quick], {
        ...options,
        workers: undefined,
        pool: crew,
        codec: 'vp9',
        crf: 10,
        onProgress,
      })
      return { folder, results, reason: undefined }
    } catch (reason) {
      return { folder, results: [], reason }
    } finally {
      await crew.terminate()
    }
  }

  test('an abort ends the encoder, and leaves nothing behind', async () => {
    const controller = new AbortController()
    const { folder, reason } = await whileEncoding({ signal: controller.signal }, () => controller.abort('enough'))
    expect(reason).toMatchObject({ code: 'ERR_MP_CANCELLED', cause: 'enough' })
    await expect.poll(() => encodersWith(folder)).toEqual([])
    expect(await namesIn(folder)).toEqual(['long.mp4', 'quick.mp4'])
  })

  test('a worker that is killed takes its encoder with it, and fails one video alone', async () => {
    const { folder, results } = await whileEncoding({}, (crew) => {
      const [worker] = crew.stats().workers
      if (worker !== undefined) crew.killWorker(worker.id)
    })
    expect(results.map((result) => (result.status === 'failed' ? result.error.code : result.status))).toEqual([
      'ERR_MP_IMAGE_WORKER',
      'compressed',
    ])
    await expect.poll(() => encodersWith(folder)).toEqual([])
    expect(await namesIn(folder)).toEqual(['compressed_quick.webm', 'long.mp4', 'quick.mp4'])
  })

  test('one that takes longer than timeout fails alone, and its encoder ends', async () => {
    // An encoder that stands still, however quick the machine is.
    const { folder, results } = await whileEncoding({ timeout: 8000 }, (_, folder) => {
      const encoders = encodersWith(folder)
      expect(encoders.length).toBe(1)
      for (const encoder of encoders) process.kill(encoder, 'SIGSTOP')
    })
    expect(results[0]).toMatchObject({ status: 'failed', error: { cause: { code: 'ERR_MP_TIMEOUT' } } })
    expect(results[1]).toMatchObject({ status: 'compressed' })
    await expect.poll(() => encodersWith(folder)).toEqual([])
  })
})

test.each([
  { codec: 'mpeg1' },
  { crf: 52 },
  { width: 1 },
  { audioKbps: 5 },
  { ffmpeg: '' },
  { workers: 0 },
  { speed: 1 },
])('%j is refused', (options) => {
  const refused = expect.objectContaining({ code: expect.stringMatching(/^ERR_MP_OPTION_/) })
  expect(() => compressVideos([], options as object)).toThrow(refused)
})
