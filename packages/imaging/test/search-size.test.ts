import { compressBytes, ImageTargetError, makeSamplePhoto, measureSimilarity } from '@mp/imaging'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { animation } from './fixtures.ts'

const { data, width, height } = makeSamplePhoto(3, { width: 640, height: 480 })
const photo = sharp(data, { raw: { width, height, channels: 3 } })

test('what fits as it is stays as it is', async () => {
  const result = await compressBytes(await photo.jpeg({ quality: 92 }).toBuffer(), { maxBytes: 1_000_000 })
  expect(result).toMatchObject({ levers: [], quality: 40, width: 640, ssim: undefined })
})

test.each(['jpeg', 'webp', 'avif'] as const)('a %s gets the highest quality that fits', async (format) => {
  const bytes = await photo.png().toBuffer()
  const options = { format, effort: 0, minSsim: 0.5 } as const
  const whole = await compressBytes(bytes, { ...options, quality: 60 })
  const maxBytes = Math.round(whole.bytesAfter * 0.7)
  const result = await compressBytes(bytes, { ...options, quality: 60, maxBytes })
  expect(result.bytesAfter).toBeLessThanOrEqual(maxBytes)
  expect(result).toMatchObject({ levers: ['quality'], width: 640, ssim: expect.any(Number) })
  const next = await compressBytes(bytes, { ...options, quality: (result.quality ?? 0) + 1 })
  expect(next.bytesAfter).toBeGreaterThan(maxBytes)
})

test('where lower quality alone would be seen, it is shrunk as well', async () => {
  const bytes = await photo.jpeg({ quality: 92 }).toBuffer()
  const low = await compressBytes(bytes, { quality: 12, measure: true })
  const minSsim = (low.ssim ?? 0) + 0.02
  const result = await compressBytes(bytes, { quality: 80, maxBytes: low.bytesAfter, minSsim })
  expect(result.levers).toContain('resize')
  expect(result.width).toBeLessThan(640)
  expect(result.width).toBeGreaterThanOrEqual(320)
  expect(result.ssim).toBeGreaterThanOrEqual(minSsim)
  expect(result.bytesAfter).toBeLessThanOrEqual(low.bytesAfter)
})

test('it says so when a size cannot be reached without visible damage', async () => {
  const bytes = await photo.jpeg({ quality: 92 }).toBuffer()
  const reason: unknown = await compressBytes(bytes, { maxBytes: 6000, minSsim: 0.9 }).catch((error: unknown) => error)
  expect(reason).toBeInstanceOf(ImageTargetError)
  expect(reason).toMatchObject({ maxBytes: 6000, minSsim: 0.9, message: expect.stringContaining('visible damage') })
  expect((reason as ImageTargetError).ssim).toBeLessThan(0.9)
})

test('a PNG loses colours, and an animation keeps its frames', async () => {
  const png = await compressBytes(await photo.png().toBuffer(), { maxBytes: 120_000, minSsim: 0.5 })
  expect(png.bytesAfter).toBeLessThanOrEqual(120_000)
  expect(png.format).toBe('png')
  const frames = await animation('webp')
  const webp = await compressBytes(frames, { quality: 90, maxBytes: frames.byteLength - 1, minSsim: 0 })
  expect(webp).toMatchObject({ frames: 3, format: 'webp' })
})

test('the ssim of a result is that of its bytes', async () => {
  const bytes = await photo.png().toBuffer()
  const result = await compressBytes(bytes, { format: 'jpeg', quality: 30, measure: true })
  expect(await measureSimilarity(bytes, result.data)).toBeCloseTo(result.ssim ?? 0, 6)
})

test('smallest takes the format with the fewest bytes among those that look alike', async () => {
  const result = await compressBytes(await photo.jpeg({ quality: 92 }).toBuffer(), { format: 'smallest', effort: 2 })
  const jpeg = await compressBytes(await photo.jpeg({ quality: 92 }).toBuffer(), { measure: true })
  expect(result.bytesAfter).toBeLessThanOrEqual(jpeg.bytesAfter)
  expect(result.ssim).toBeGreaterThan((jpeg.ssim ?? 0) - 0.03)
  const drawn = await sharp({ create: { width: 300, height: 200, channels: 4, background: '#08f8' } })
    .png()
    .toBuffer()
  expect(['png', 'webp']).toContain((await compressBytes(drawn, { format: 'smallest' })).format)
})
