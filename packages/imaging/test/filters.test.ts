import { compressBytes, type FilterText } from '@mp/imaging'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { animation, noise } from './fixtures.ts'

/** Returns the pixels of a picture of one colour after some filters. */
async function colourAfter(filters: readonly FilterText[], background = '#c86432'): Promise<number[]> {
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toBuffer()
  const { data } = await compressBytes(bytes, { format: 'png', filters })
  const pixels = await sharp(data).toColourspace('srgb').removeAlpha().raw().toBuffer()
  const middle = (32 * 64 + 32) * 3
  return [...pixels.subarray(middle, middle + 3)]
}

function near(expected: number[]) {
  return expected.map((value) => expect.closeTo(value, -0.7))
}

test('grayscale is the brightness of ITU-R BT.709, sepia that of the W3C', async () => {
  const [red, green, blue] = [200, 100, 50]
  const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  expect(await colourAfter(['grayscale'])).toEqual(near([grey, grey, grey]))
  const sepia = [
    0.393 * red + 0.769 * green + 0.189 * blue,
    0.349 * red + 0.686 * green + 0.168 * blue,
    0.272 * red + 0.534 * green + 0.131 * blue,
  ]
  expect(await colourAfter(['sepia'])).toEqual(near(sepia))
  expect(await colourAfter(['sepia:0'])).toEqual(near([red, green, blue]))
})

test('filters follow each other in the order given', async () => {
  const toned = await colourAfter(['grayscale', 'sepia'])
  const grey = await colourAfter(['sepia', 'grayscale'])
  expect(new Set(grey).size).toBe(1)
  expect(new Set(toned).size).toBe(3)
})

test('a vignette darkens the corners and leaves the middle', async () => {
  const bytes = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#ccc' } })
    .png()
    .toBuffer()
  const { data } = await compressBytes(bytes, { filters: ['vignette:0.8'] })
  const pixels = await sharp(data).greyscale().raw().toBuffer()
  expect(pixels[50 * 200 + 100]).toBeGreaterThan(195)
  for (const corner of [0, 199, 99 * 200, 99 * 200 + 199]) expect(pixels[corner]).toBeLessThan(110)
})

test('blur takes detail away and sharpen adds contrast', async () => {
  const bytes = await noise(120, 120).png().toBuffer()
  const spread = async (filters: readonly FilterText[]): Promise<number> => {
    const { data } = await compressBytes(bytes, { format: 'png', filters })
    return (await sharp(data).greyscale().stats()).channels[0]?.stdev ?? 0
  }
  const [plain, blurred, sharp_] = [await spread([]), await spread(['blur:3']), await spread(['sharpen:2'])]
  expect(blurred).toBeLessThan(plain / 2)
  expect(sharp_).toBeGreaterThan(plain)
})

test('a filter works on every frame, and on transparent images', async () => {
  const { data, frames } = await compressBytes(await animation('webp'), { filters: ['sepia', 'vignette', 'blur'] })
  expect(frames).toBe(3)
  expect(await sharp(data).metadata()).toMatchObject({ pages: 3, delay: [100, 200, 300], loop: 2 })
  const clear = await sharp({ create: { width: 30, height: 30, channels: 4, background: '#f008' } })
    .png()
    .toBuffer()
  const filtered = await compressBytes(clear, { filters: ['grayscale', 'vignette', 'sharpen'] })
  expect((await sharp(filtered.data).metadata()).hasAlpha).toBe(true)
})

describe('refused', () => {
  test.each([[['swirl']], [['blur:0']], [['blur:2:3']], [['sepia:2']], ['sepia'], [[5]]])('%j', async (filters) => {
    await expect(compressBytes(await noise(8, 8).png().toBuffer(), { filters } as object)).rejects.toMatchObject({
      code: expect.stringMatching(/^ERR_MP_OPTION_/),
    })
  })
})
