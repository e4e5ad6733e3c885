import { compressBytes } from '@mp/imaging'
import sharp, { type Exif, type Metadata } from 'sharp'
import { describe, expect, test } from 'vitest'
import { noise } from './fixtures.ts'

const CAMERA: Exif = {
  IFD0: { Copyright: '(c) 2026 Ann Smith (Ann Ltd)', Artist: 'Ann Smith', Make: 'Camera-Make' },
  IFD2: { BodySerialNumber: 'SERIAL-12345', LensSerialNumber: 'SERIAL-98765' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
}

// libvips drops the last brackets of a text.
const RAW_CAMERA: Exif = {
  ...CAMERA,
  IFD0: { ...CAMERA['IFD0'], Copyright: `${CAMERA['IFD0']?.['Copyright']} (ASCII)` },
}

async function photo(): Promise<Buffer> {
  return noise().withIccProfile('p3').withExif(RAW_CAMERA).jpeg().toBuffer()
}

/** Tag that leads from the first EXIF directory to that of GPS. */
const GPS_TAG = Buffer.from([0x25, 0x88])

async function metadataAs(
  bytes: Uint8Array,
  options: Parameters<typeof compressBytes>[1],
): Promise<{ metadata: Metadata; exif: Buffer }> {
  const { data } = await compressBytes(bytes, { effort: 1, ...options })
  const metadata = await sharp(data).metadata()
  return { metadata, exif: metadata.exif ?? Buffer.alloc(0) }
}

test('the photo of these tests does hold a position, serial numbers and a profile', async () => {
  const { exif = Buffer.alloc(0), icc = Buffer.alloc(0) } = await sharp(await photo()).metadata()
  expect([exif.includes(GPS_TAG), exif.includes('SERIAL-12345'), exif.includes('(Ann Ltd)')]).toEqual([
    true,
    true,
    true,
  ])
  expect(icc.toString('latin1').replaceAll('\0', '')).toContain('P3')
})

describe.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s', (format) => {
  test('safe keeps the profile, the copyright and the artist, and nothing else', async () => {
    const { metadata, exif } = await metadataAs(await photo(), { format })
    expect(metadata.icc?.toString('latin1').replaceAll('\0', '')).toContain('P3')
    expect(exif.includes('(c) 2026 Ann Smith (Ann Ltd)\0')).toBe(true)
    expect(exif.includes('Ann Smith')).toBe(true)
    for (const secret of [GPS_TAG, 'SERIAL', 'Camera-Make']) expect(exif.includes(secret)).toBe(false)
  })

  test('all keeps everything', async () => {
    const { metadata, exif } = await metadataAs(await photo(), { format, metadata: 'all' })
    expect(metadata.hasProfile).toBe(true)
    for (const part of [GPS_TAG, 'SERIAL-12345', 'Camera-Make']) expect(exif.includes(part)).toBe(true)
  })

  test('none keeps nothing', async () => {
    const { metadata } = await metadataAs(await photo(), { format, metadata: 'none' })
    expect([metadata.exif, metadata.xmp, metadata.icc]).toEqual([undefined, undefined, undefined])
  })
})

test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a list keeps these kinds and no other: %s', async (format) => {
  const camera = {
    ...RAW_CAMERA,
    IFD2: { ...RAW_CAMERA['IFD2'], DateTimeOriginal: '2026:05:01 10:00:00', FNumber: '28/10' },
  }
  const bytes = await noise().withIccProfile('p3').withExif(camera).jpeg().toBuffer()
  const { metadata, exif } = await metadataAs(bytes, { format, metadata: ['camera', 'date', 'settings'] })
  for (const part of ['Camera-Make', '2026:05:01']) expect(exif.includes(part)).toBe(true)
  for (const secret of [GPS_TAG, 'SERIAL', 'Ann']) expect(exif.includes(secret)).toBe(false)
  expect(metadata.icc).toBeUndefined()
  const place = await metadataAs(bytes, { format, metadata: ['gps', 'serial'] })
  for (const part of [GPS_TAG, 'SERIAL-12345']) expect(place.exif.includes(part)).toBe(true)
  expect(place.exif.includes('Camera-Make')).toBe(false)
})

test('a list keeps these kinds without touching the pixels, too', async () => {
  const bytes = await noise(64, 64).withExif(RAW_CAMERA).jpeg({ quality: 40 }).toBuffer()
  const { data, isOriginal, removed } = await compressBytes(bytes, { quality: 95, metadata: ['gps', 'icc'] })
  expect([isOriginal, removed]).toEqual([true, ['artist', 'camera', 'copyright', 'serial']])
  const { exif = Buffer.alloc(0) } = await sharp(data).metadata()
  expect([exif.includes(GPS_TAG), exif.includes('SERIAL'), exif.includes('Ann')]).toEqual([true, false, false])
})

test('what was removed is told', async () => {
  const { removed } = await compressBytes(await photo())
  expect(removed).toEqual(['camera', 'gps', 'serial'])
  expect((await compressBytes(await photo(), { metadata: 'all' })).removed).toEqual([])
  expect((await compressBytes(await photo(), { metadata: 'none' })).removed).toContain('icc')
})

test('a copyright in another script is kept as XMP, as EXIF text would lose it', async () => {
  const source = await noise()
    .withExif({ IFD0: { Copyright: 'x'.repeat(18) } })
    .jpeg()
    .toBuffer()
  source.write('© Ann <&> 日本', source.indexOf('x'.repeat(18)), 'utf8')
  const { metadata } = await metadataAs(source, { format: 'jpeg' })
  expect(metadata.xmpAsString).toContain('© Ann &lt;&amp;&gt; 日本')
})

test('EXIF data that is damaged is dropped', async () => {
  const source = await photo()
  const at = source.indexOf('Exif\0\0')
  source.fill(0xff, at + 10, at + 60)
  const { metadata } = await metadataAs(source, { format: 'jpeg' })
  expect(metadata.width).toBe(320)
})

describe('orientation', () => {
  /** Black on the left half, white on the right. */
  async function halves(orientation: number): Promise<Buffer> {
    const data = Buffer.alloc(64 * 32)
    for (let at = 0; at < data.length; at++) data[at] = at % 64 < 32 ? 0 : 255
    const image = sharp(data, { raw: { width: 64, height: 32, channels: 1 } })
    return image.withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer()
  }

  test.each(['safe', 'all', 'none'] as const)('is turned into pixels where metadata is %s', async (metadata) => {
    const { data, width, height } = await compressBytes(await halves(6), { metadata, quality: 95 })
    const tag = (await sharp(data).metadata()).orientation ?? 1
    expect([width, height, tag]).toEqual([32, 64, 1])
    const pixels = await sharp(data).greyscale().raw().toBuffer()
    // Turned clockwise, the left half is at the top.
    expect(pixels.at(16)).toBeLessThan(20)
    expect(pixels.at(63 * 32 + 16)).toBeGreaterThan(235)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '%i is turned before the picture is fitted into width and height',
    async (orientation) => {
      const { width, height } = await compressBytes(await halves(orientation), { width: 16, height: 64 })
      expect([width, height]).toEqual(orientation < 5 ? [16, 8] : [16, 32])
    },
  )
})

test('CMYK becomes sRGB, and its own profile is not kept for colours that it does not describe', async () => {
  const cmyk = await noise().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()
  const { metadata } = await metadataAs(cmyk, { format: 'jpeg' })
  expect([metadata.space, metadata.channels]).toEqual(['srgb', 3])
  expect(metadata.icc?.byteLength ?? 0).toBeLessThan(10_000)
})
