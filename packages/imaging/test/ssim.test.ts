import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { makeSamplePhoto, measureSimilarity } from '@mp/imaging'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { ssim } from '../src/similarity/ssim.ts'
import { ffmpegMissing, noise, put, temporaryFolder } from './fixtures.ts'

async function greyPhoto() {
  const { data, width, height } = makeSamplePhoto(5, { width: 400, height: 304 })
  const grey = sharp(data, { raw: { width, height, channels: 3 } }).greyscale()
  return { data: await grey.raw().toBuffer(), width, height }
}

async function degraded({ data, width, height }: Awaited<ReturnType<typeof greyPhoto>>, quality: number) {
  const image = sharp(data, { raw: { width, height, channels: 1 } })
  const jpeg = await image.jpeg({ quality }).toBuffer()
  return { data: await sharp(jpeg).greyscale().raw().toBuffer(), width, height }
}

/** Has FFmpeg measure the likeness of two grey pictures. */
async function ffmpegSsim(folder: string, pictures: Uint8Array[], size: string): Promise<number> {
  const [a = '', b = ''] = await Promise.all(pictures.map((data, index) => put(folder, `${index}.gray`, data)))
  const input = (path: string): string[] => ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', size, '-i', path]
  const args = [...input(a), ...input(b), '-lavfi', 'ssim', '-f', 'null', '-']
  const { stderr } = await promisify(execFile)('ffmpeg', args, { cwd: folder })
  return Number(/SSIM Y:([\d.]+)/.exec(stderr)?.[1])
}

test.skipIf(ffmpegMissing !== undefined).each([5, 40, 90])(
  'the likeness of a JPEG of quality %i is what FFmpeg measures',
  async (quality) => {
    const folder = await temporaryFolder()
    const photo = await greyPhoto()
    const copy = await degraded(photo, quality)
    const expected = await ffmpegSsim(folder, [photo.data, copy.data], `${photo.width}x${photo.height}`)
    expect(ssim(photo, copy)).toBeCloseTo(expected, 4)
  },
)

test('the same picture is 1, and one of a pixel can be measured', () => {
  const pixel = { data: Uint8Array.of(7), width: 1, height: 1 }
  expect(ssim(pixel, pixel)).toBe(1)
  expect(ssim(pixel, { ...pixel, data: Uint8Array.of(250) })).toBeLessThan(0.1)
})

test('pictures of two sizes cannot be compared', async () => {
  const [a, b] = await Promise.all([noise(20, 20).png().toBuffer(), noise(20, 30).png().toBuffer()])
  await expect(measureSimilarity(a, b)).rejects.toBeInstanceOf(RangeError)
})
