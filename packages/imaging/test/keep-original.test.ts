import { readFile, stat } from 'node:fs/promises'
import { compressBytes, compressImage } from '@mp/imaging'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { noise, put, temporaryFolder } from './fixtures.ts'

const PRIVATE = {
  IFD0: { Copyright: '(c) Ann (ASCII)', Make: 'Camera-Make' },
  IFD2: { BodySerialNumber: 'SERIAL-12345', DateTimeOriginal: '2026:05:01 10:00:00' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
}

/** An image that was compressed so hard that encoding it anew saves nothing. */
async function hardPressed(format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  const image = noise(200, 150).withIccProfile('p3').withExif(PRIVATE)
  if (format === 'png') return image.png({ palette: true, colours: 4, effort: 10, compressionLevel: 9 }).toBuffer()
  return image[format]({ quality: 40 }).toBuffer()
}

async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).raw().toBuffer()
}

describe.each(['jpeg', 'png', 'webp'] as const)('a %s that gains nothing', (format) => {
  test('keeps its pixels, its profile and its rights, and loses its place and its serial number', async () => {
    const bytes = await hardPressed(format)
    const result = await compressBytes(bytes, { quality: 90 })
    expect(result).toMatchObject({ isOriginal: true, quality: undefined, format })
    expect(result.removed).toEqual(['camera', 'date', 'gps', 'serial'])
    expect(result.bytesAfter).toBeLessThan(bytes.byteLength)
    const { exif = Buffer.alloc(0), icc } = await sharp(result.data).metadata()
    expect(exif.includes('(c) Ann')).toBe(true)
    for (const secret of ['SERIAL', 'Camera-Make', '2026:05']) expect(exif.includes(secret)).toBe(false)
    expect(icc).toBeDefined()
    expect((await pixelsOf(result.data)).equals(await pixelsOf(bytes))).toBe(true)
  })

  test('is the same to the byte where everything is kept', async () => {
    const bytes = await hardPressed(format)
    const result = await compressBytes(bytes, { quality: 90, metadata: 'all' })
    expect(result).toMatchObject({ isOriginal: true, removed: [] })
    expect(Buffer.from(result.data).equals(bytes)).toBe(true)
  })

  test('is encoded anew where its profile is to go, as its colours would be wrong without', async () => {
    const result = await compressBytes(await hardPressed(format), { quality: 90, metadata: 'none' })
    expect(result.isOriginal).toBe(false)
    expect(result.removed).toContain('icc')
  })

  test('is encoded anew where its pixels change, or where that was asked for', async () => {
    const bytes = await hardPressed(format)
    for (const options of [{ width: 100 }, { filters: ['blur'] }, { minSavings: 0 }] as const) {
      const result = await compressBytes(bytes, { quality: 5, ...options })
      expect(result.isOriginal && result.data.byteLength > bytes.byteLength).toBe(false)
    }
    expect((await compressBytes(bytes, { quality: 90, width: 100 })).isOriginal).toBe(false)
  })
})

test('less than three in a hundred is no gain', async () => {
  const once = (await compressBytes(await noise(300, 300).png().toBuffer(), { format: 'jpeg', quality: 60 })).data
  const twice = await compressBytes(once, { quality: 60 })
  expect(twice.isOriginal).toBe(true)
  expect((await compressBytes(once, { quality: 30 })).isOriginal).toBe(false)
})

test('data behind the end of a JPEG goes too: there may be a whole picture with its own metadata', async () => {
  const bytes = Buffer.concat([await hardPressed('jpeg'), Buffer.from('SERIAL-behind')])
  const { data, isOriginal } = await compressBytes(bytes, { quality: 90 })
  expect(isOriginal).toBe(true)
  expect(Buffer.from(data).includes('SERIAL')).toBe(false)
})

test('progressive JPEGs keep all their scans', async () => {
  const bytes = await noise(200, 150).withExif(PRIVATE).jpeg({ quality: 40, progressive: true }).toBuffer()
  const { data, isOriginal, removed } = await compressBytes(bytes, { quality: 95 })
  expect([isOriginal, removed.includes('gps')]).toEqual([true, true])
  expect((await pixelsOf(data)).equals(await pixelsOf(bytes))).toBe(true)
})

test('an AVIF whose place cannot be taken out is encoded anew', async () => {
  const bytes = await noise(100, 80).withExif(PRIVATE).avif({ quality: 5, effort: 0 }).toBuffer()
  const result = await compressBytes(bytes, { quality: 60, effort: 0 })
  expect(result).toMatchObject({ isOriginal: false, removed: ['camera', 'date', 'gps', 'serial'] })
  expect((await sharp(result.data).metadata()).exif?.includes('SERIAL')).toBe(false)
})

describe('lossless', () => {
  test('a JPEG whose codes are not the best gets better ones, and keeps each pixel', async () => {
    const bytes = await noise(200, 150).jpeg({ quality: 30, optimiseCoding: false }).toBuffer()
    const { data, isOriginal, quality } = await compressBytes(bytes, { preset: 'lossless' })
    expect([isOriginal, quality]).toEqual([true, undefined])
    expect(data.byteLength).toBeLessThan(bytes.byteLength * 0.97)
    const [before, after] = await Promise.all([bytes, data].map((each) => sharp(each).raw().toBuffer()))
    expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true)
    expect((await compressBytes(bytes, { preset: 'lossless', minSavings: 0.9 })).data).toBe(bytes)
  })

  test('a JPEG keeps its pixels and its orientation, and loses metadata alone', async () => {
    const bytes = await noise(200, 150).withExif(PRIVATE).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const result = await compressBytes(bytes, { preset: 'lossless' })
    expect(result).toMatchObject({ isOriginal: true, format: 'jpeg' })
    expect((await sharp(result.data).metadata()).orientation).toBe(6)
    expect((await pixelsOf(result.data)).equals(await pixelsOf(bytes))).toBe(true)
    await expect(compressBytes(bytes, { lossless: true, width: 20 })).rejects.toMatchObject({
      code: 'ERR_MP_IMAGE_LOSSLESS',
    })
  })

  test.each(['png', 'webp'] as const)('a %s has the pixels of the input', async (format) => {
    const bytes = await noise(60, 50).png().toBuffer()
    const { data, quality } = await compressBytes(bytes, { lossless: true, format, effort: 1 })
    expect(quality).toBeUndefined()
    expect((await pixelsOf(data)).equals(await pixelsOf(bytes))).toBe(true)
  })
})

test('keepDates gives the output the time of the input', async () => {
  const folder = await temporaryFolder()
  const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
  const { output } = await compressImage(input, { keepDates: true })
  expect((await stat(output)).mtimeMs).toBeCloseTo((await stat(input)).mtimeMs, -1)
})

test('dryRun has the sizes and writes nothing', async () => {
  const folder = await temporaryFolder()
  const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
  const dry = await compressImage(input, { dryRun: true })
  const real = await compressImage(input)
  expect(dry.bytesAfter).toBe(real.bytesAfter)
  expect((await readFile(real.output)).byteLength).toBe(dry.bytesAfter)
})
