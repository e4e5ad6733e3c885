import { globSync, readFileSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MpError, Pool } from '@mp/core'
import * as imaging from '@mp/imaging'
import { describe, expect, test } from 'vitest'
import { imageErrors } from '../../errors/registry.ts'
import { animation, clip, ffmpegMissing, noise, put, temporaryFolder, withPngSize } from '../fixtures.ts'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const CODE = /(?<=['"`])ERR_MP_(?:FFMPEG|IMAGE|VIDEO)_[A-Z_]+(?=['"`])/g

/** Codes of errors that the source names. */
function codesOfSource(): string[] {
  const files = globSync('**/*.ts', { cwd: source }).map((file) => readFileSync(source + file, 'utf8'))
  return [...new Set(files.flatMap((text) => text.match(CODE) ?? []))].toSorted()
}

const photo = (folder: string): Promise<string> =>
  noise(64, 64)
    .jpeg()
    .toBuffer()
    .then((bytes) => put(folder, 'a.jpg', bytes))

/** Compresses some images, and throws the first error. */
async function compressAll(inputs: string[], options: imaging.CompressImagesOptions): Promise<void> {
  await using pool = new Pool(1)
  for await (const result of imaging.compressImages(inputs, { pool, ...options }))
    if (result.status === 'failed') throw result.error
}

/** Compresses a video, and throws the error. */
async function compressVideo(input: string, options: imaging.CompressVideosOptions): Promise<void> {
  for await (const result of imaging.compressVideos([input], { ...options, workers: 1 }))
    if (result.status === 'failed') throw result.error
}

/** Writes a program that is FFmpeg, but for an encoder that it was built without. */
async function brokenFfmpeg(folder: string): Promise<string> {
  const script = `case "$*" in *libx264*) echo 'Unknown encoder' >&2; exit 1;; esac; exec ffmpeg "$@"`
  const path = await put(folder, 'broken', `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

/** One way to each error, by its code; each gets a folder of its own. */
const occurrences: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  ERR_MP_FFMPEG_MISSING: (folder) => compressVideo(join(folder, 'a.mp4'), { ffmpeg: join(folder, 'ffmpeg') }),
  ERR_MP_IMAGE_ANIMATED: async (folder) =>
    imaging.compressImage(await put(folder, 'a.webp', await animation('webp')), { format: 'jpeg' }),
  ERR_MP_IMAGE_CORRUPT: async (folder) => {
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
    const bytes = Buffer.concat([head, Buffer.alloc(500, 7), Buffer.from([0xff, 0xd9])])
    return imaging.compressImage(await put(folder, 'bad.jpg', bytes))
  },
  ERR_MP_IMAGE_DUPLICATE: async (folder) => {
    const input = await photo(folder)
    return compressAll([input, input], {})
  },
  ERR_MP_IMAGE_EXISTS: async (folder) => {
    await put(folder, 'compressed_a.jpg', 'mine')
    return imaging.compressImage(await photo(folder))
  },
  ERR_MP_IMAGE_LOSSLESS: async (folder) => imaging.compressImage(await photo(folder), { lossless: true, width: 20 }),
  ERR_MP_IMAGE_MISSING: (folder) => imaging.compressImage(join(folder, 'none.jpg')),
  ERR_MP_IMAGE_NAME: async (folder) => imaging.compressImage(await photo(folder), { name: () => '../a.jpg' }),
  ERR_MP_IMAGE_NOT_WRITABLE: async (folder) => {
    const input = await photo(folder)
    return imaging.compressImage(input, { outDir: input })
  },
  ERR_MP_IMAGE_PATH: async (folder) => {
    await writeFile(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.jpg')]), '')
    return imaging.compressImage(join(folder, 'caf\ufffd.jpg'))
  },
  ERR_MP_IMAGE_SIDE: async (folder) =>
    imaging.compressImage(await put(folder, 'wide.png', await noise(20_000, 4).png().toBuffer()), { format: 'webp' }),
  ERR_MP_IMAGE_TARGET: async (folder) => imaging.compressImage(await photo(folder), { maxBytes: 100 }),
  ERR_MP_IMAGE_TOO_LARGE: async (folder) => {
    const small = await noise(8, 8).png().toBuffer()
    return imaging.compressImage(await put(folder, 'bomb.png', withPngSize(small, 20_000, 15_000)))
  },
  ERR_MP_IMAGE_TRUNCATED: async (folder) => imaging.compressImage(await put(folder, 'empty.jpg', '')),
  ERR_MP_IMAGE_UNREADABLE: async (folder) => {
    await mkdir(join(folder, 'dir.jpg'))
    return imaging.compressImage(join(folder, 'dir.jpg'))
  },
  ERR_MP_IMAGE_UNSUPPORTED: async (folder) => imaging.compressImage(await put(folder, 'a.jpg', 'hello world')),
  ERR_MP_IMAGE_WORKER: async (folder) => {
    const bytes = await noise(1200, 1200).png({ compressionLevel: 1 }).toBuffer()
    return compressAll([await put(folder, 'slow.png', bytes)], { format: 'avif', effort: 9, timeout: 1 })
  },
  ERR_MP_VIDEO_FAILED: async (folder) =>
    compressVideo(await clip(folder, 'a.mp4'), { ffmpeg: await brokenFfmpeg(folder) }),
  ERR_MP_VIDEO_UNSUPPORTED: async (folder) => compressVideo(await put(folder, 'a.mp4', 'hello world'), {}),
}

test('each code of the source has one row, in order, and each row a code of the source', () => {
  expect(imageErrors.map(({ code }) => code)).toEqual(codesOfSource())
})

test('each error that the package exports has one row, but for the base of all', () => {
  const exported = Object.keys(imaging).filter((name) => name.endsWith('Error') && name !== 'ImageError')
  expect(imageErrors.map(({ className }) => className).toSorted()).toEqual(exported.toSorted())
})

test('each row says in a sentence what has happened and what to do, and has an occurrence', () => {
  for (const { cause, remedy } of imageErrors)
    for (const text of [cause, remedy]) expect(text).toMatch(/^[A-Z`].{20,}\.$/)
  expect(Object.keys(occurrences)).toEqual(imageErrors.map(({ code }) => code))
})

describe('it can occur', () => {
  test.for(imageErrors)('$code', async ({ code, className, fields }, { skip }) => {
    skip(code.startsWith('ERR_MP_VIDEO') && ffmpegMissing !== undefined, ffmpegMissing)
    const folder = await temporaryFolder()
    const error: unknown = await occurrences[code]?.(folder).then(
      () => 'nothing was thrown',
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(MpError)
    expect(error).toBeInstanceOf(imaging.ImageError)
    expect(error).toMatchObject({ code, name: className, input: expect.any(String) })
    const own = Object.keys(Object(error)).filter((key) => !['name', 'code', 'cause', 'input'].includes(key))
    expect(own.toSorted()).toEqual(fields)
  })
})
