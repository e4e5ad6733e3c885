import { appendFile, chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  compressImages,
  type CompressImagesOptions,
  findImages,
  type ImageResult,
  undoInPlace,
  type UndoResult,
} from '@mp/imaging'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { namesIn, noise, put, temporaryFolder } from './fixtures.ts'

async function run(inputs: string[], options: CompressImagesOptions): Promise<ImageResult[]> {
  const results: ImageResult[] = []
  for await (const result of compressImages(inputs, options)) results[result.index] = result
  return results
}

/** Undoes the newest run; sorted by path, as workers end in any order. */
async function undo(backupDir: string): Promise<UndoResult[]> {
  const results = await Array.fromAsync(undoInPlace(backupDir))
  return results.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

async function photosIn(folder: string): Promise<{ photos: string[]; bytes: Buffer }> {
  const bytes = await noise(200, 150).jpeg({ quality: 95 }).toBuffer()
  return { photos: [await put(folder, 'a.jpg', bytes), await put(folder, 'b.jpg', bytes)], bytes }
}

test('originals are replaced, keep their permissions, and come back', async () => {
  const folder = await temporaryFolder()
  const { photos, bytes } = await photosIn(folder)
  const [first = '', second = ''] = photos
  await chmod(first, 0o640)
  const backupDir = join(folder, 'backup')
  const results = await run(photos, { inPlace: true, backupDir })
  expect(results.map((result) => [result.status, 'output' in result && result.output])).toEqual([
    ['compressed', first],
    ['compressed', second],
  ])
  const { size, mode } = await stat(first)
  expect(size).toBeLessThan(bytes.byteLength)
  expect(mode & 0o777).toBe(0o640)
  expect(await undo(backupDir)).toEqual(photos.map((path) => ({ status: 'restored', path, bytes: bytes.byteLength })))
  for (const path of photos) expect((await readFile(path)).equals(bytes)).toBe(true)
  expect(await undo(backupDir)).toEqual([])
  expect(await namesIn(folder)).toEqual(['a.jpg', 'b.jpg', 'backup'])
})

test('a tree is replaced where it is', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'in/deep'), { recursive: true })
  await photosIn(join(folder, 'in/deep'))
  const found = findImages([join(folder, 'in')], { recursive: true })
  for await (const _ of compressImages(found, { inPlace: true, backupDir: join(folder, 'backup'), isolation: 'none' }));
  expect(await namesIn(join(folder, 'in/deep'))).toEqual(['a.jpg', 'b.jpg'])
  expect((await undo(join(folder, 'backup'))).map(({ status }) => status)).toEqual(['restored', 'restored'])
})

test('another format has another extension, and both ways leave one file', async () => {
  const folder = await temporaryFolder()
  const { photos, bytes } = await photosIn(folder)
  const backupDir = join(folder, 'backup')
  await run(photos, { inPlace: true, backupDir, format: 'webp' })
  expect(await namesIn(folder)).toEqual(['a.webp', 'b.webp', 'backup'])
  expect((await undo(backupDir)).map(({ status }) => status)).toEqual(['restored', 'restored'])
  expect(await namesIn(folder)).toEqual(['a.jpg', 'b.jpg', 'backup'])
  expect((await readFile(photos[0] ?? '')).equals(bytes)).toBe(true)
})

test('a file that another format would replace is not', async () => {
  const folder = await temporaryFolder()
  const { photos } = await photosIn(folder)
  await put(folder, 'a.webp', 'mine')
  const [first] = await run(photos, { inPlace: true, backupDir: join(folder, 'backup'), format: 'webp' })
  expect(first).toMatchObject({ status: 'failed', error: { code: 'ERR_MP_IMAGE_EXISTS' } })
  expect(await readFile(join(folder, 'a.webp'), 'utf8')).toBe('mine')
  expect(await namesIn(folder)).toEqual(['a.jpg', 'a.webp', 'b.webp', 'backup'])
})

test('runs are undone one by one, the newest first', async () => {
  const folder = await temporaryFolder()
  const { photos, bytes } = await photosIn(folder)
  const backupDir = join(folder, 'backup')
  await run(photos, { inPlace: true, backupDir, quality: 80 })
  const between = await readFile(photos[0] ?? '')
  await run(photos, { inPlace: true, backupDir, quality: 20 })
  await undo(backupDir)
  expect((await readFile(photos[0] ?? '')).equals(between)).toBe(true)
  await undo(backupDir)
  expect((await readFile(photos[0] ?? '')).equals(bytes)).toBe(true)
})

test('a file that was changed since then is left alone, and a journal that was cut off is read', async () => {
  const folder = await temporaryFolder()
  const { photos } = await photosIn(folder)
  const backupDir = join(folder, 'backup')
  await run(photos, { inPlace: true, backupDir })
  await writeFile(photos[1] ?? '', 'edited')
  const [name = ''] = await readdir(backupDir)
  await appendFile(join(backupDir, name, 'journal.ndjson'), '{"type":"repl')
  const results = await undo(join(backupDir, name))
  expect(results.map(({ status }) => status)).toEqual(['restored', 'failed'])
  expect(results[1]).toMatchObject({ reason: expect.stringContaining('changed') })
  expect(await readFile(photos[1] ?? '', 'utf8')).toBe('edited')
})

test('what gains nothing and hides nothing is not touched', async () => {
  const folder = await temporaryFolder()
  const path = await put(folder, 'a.jpg', await noise(100, 80).jpeg({ quality: 10 }).toBuffer())
  const before = await stat(path)
  const [result] = await run([path], { inPlace: true, backupDir: join(folder, 'backup') })
  expect(result).toMatchObject({ status: 'compressed', isOriginal: true })
  expect((await stat(path)).ino).toBe(before.ino)
  expect(await namesIn(folder)).toEqual(['a.jpg'])
})

test('without backups originals are gone, and an output of its own is refused', async () => {
  const folder = await temporaryFolder()
  const { photos } = await photosIn(folder)
  await run(photos, { inPlace: true, backupDir: false })
  expect(await namesIn(folder)).toEqual(['a.jpg', 'b.jpg'])
  expect(() => compressImages(photos, { inPlace: true, outDir: folder })).toThrow(TypeError)
})

describe('ledger', () => {
  test('what was compressed is neither compressed again nor read as new, also under another name', async () => {
    const folder = await temporaryFolder()
    const { photos } = await photosIn(folder)
    const options = { outDir: join(folder, 'out'), ledger: join(folder, 'ledger.ndjson') }
    await run(photos, options)
    const again = await run(photos, options)
    expect(again.map(({ status }) => status)).toEqual(['skipped', 'skipped'])
    const [other] = await run([join(folder, 'out', 'compressed_a.jpg')], { ...options, quality: 10 })
    expect(other).toMatchObject({ status: 'compressed', isOriginal: true })
    expect((await run(photos, { ...options, quality: 20 })).map(({ status }) => status)).toEqual(['failed', 'failed'])
  })

  test('an output that is gone or was changed is made again', async () => {
    const folder = await temporaryFolder()
    const { photos } = await photosIn(folder)
    const options = { outDir: join(folder, 'out'), ledger: join(folder, 'ledger.ndjson'), overwrite: true }
    await run(photos, options)
    await writeFile(join(folder, 'out', 'compressed_a.jpg'), 'half')
    const results = await run(photos, options)
    expect(results.map(({ status }) => status)).toEqual(['compressed', 'skipped'])
    expect((await sharp(join(folder, 'out', 'compressed_a.jpg')).metadata()).width).toBe(200)
  })

  test('in place, a second run touches nothing', async () => {
    const folder = await temporaryFolder()
    const { photos } = await photosIn(folder)
    const options = { inPlace: true, backupDir: join(folder, 'backup'), ledger: join(folder, 'ledger.ndjson') }
    await run(photos, options)
    await appendFile(options.ledger, '{"source":"torn')
    expect((await run(photos, options)).map(({ status }) => status)).toEqual(['skipped', 'skipped'])
    expect((await run(photos, { ...options, quality: 5 })).map(({ status }) => status)).toEqual(['skipped', 'skipped'])
  })

  test('it holds digests, and no names', async () => {
    const folder = await temporaryFolder()
    const { photos } = await photosIn(folder)
    await run(photos, { outDir: join(folder, 'out'), ledger: join(folder, 'deep', 'ledger.ndjson') })
    const text = await readFile(join(folder, 'deep', 'ledger.ndjson'), 'utf8')
    expect(text.trim().split('\n')).toHaveLength(2)
    expect(text).not.toContain('jpg')
  })
})

test('a folder where the original should be kept that cannot be written to leaves the original', async () => {
  const folder = await temporaryFolder()
  const { photos, bytes } = await photosIn(folder)
  await put(folder, 'file', '')
  const results = await run(photos, { inPlace: true, backupDir: join(folder, 'file', 'backup') })
  expect(results.map((result) => result.status === 'failed' && result.error.code)).toEqual(
    Array(2).fill('ERR_MP_IMAGE_NOT_WRITABLE'),
  )
  expect((await readFile(photos[0] ?? '')).equals(bytes)).toBe(true)
  await mkdir(join(folder, 'empty'))
  expect(await undo(join(folder, 'empty'))).toEqual([])
})
