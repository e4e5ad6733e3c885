import { chmod, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { compressImage, ImageError } from '@mp/imaging'
import { MpError } from '@mp/core'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { animation, asAnimatedPng, namesIn, noise, put, temporaryFolder, withPngSize } from './fixtures.ts'

async function refusalOf(input: string, options?: Parameters<typeof compressImage>[1]): Promise<ImageError> {
  const reason: unknown = await compressImage(input, options).catch((error: unknown) => error)
  expect(reason).toBeInstanceOf(ImageError)
  expect(reason).toBeInstanceOf(MpError)
  expect(reason).toMatchObject({ input, message: expect.stringContaining(input) })
  return reason as ImageError
}

test('a missing file, also below a file', async () => {
  const folder = await temporaryFolder()
  const file = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
  const missing = await refusalOf(join(folder, 'none.jpg'))
  expect(missing).toMatchObject({ code: 'ERR_MP_IMAGE_MISSING', cause: { code: 'ENOENT' } })
  expect((await refusalOf(join(file, 'none.jpg'))).code).toBe('ERR_MP_IMAGE_MISSING')
})

test('a folder, and a link that leads to itself', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'dir.jpg'))
  await symlink('loop.jpg', join(folder, 'loop.jpg'))
  expect((await refusalOf(join(folder, 'dir.jpg'))).code).toBe('ERR_MP_IMAGE_UNREADABLE')
  expect((await refusalOf(join(folder, 'loop.jpg'))).code).toBe('ERR_MP_IMAGE_UNREADABLE')
})

test('a device that never ends', async () => {
  expect((await refusalOf('/dev/zero')).code).toBe('ERR_MP_IMAGE_UNREADABLE')
})

test('an empty file', async () => {
  const folder = await temporaryFolder()
  expect(await refusalOf(await put(folder, 'empty.jpg', ''))).toMatchObject({
    code: 'ERR_MP_IMAGE_TRUNCATED',
    bytes: 0,
  })
})

test.each([
  ['text', 'hello world', 'no image'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'SVG'],
  ['PDF', '%PDF-1.7', 'PDF'],
  ['HEIC', '\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'HEIC'],
])('%s that is named .jpg is unsupported, and is called what it is', async (_, content, word) => {
  const folder = await temporaryFolder()
  const error = await refusalOf(await put(folder, 'a.jpg', content))
  expect(error).toMatchObject({ code: 'ERR_MP_IMAGE_UNSUPPORTED', found: expect.stringContaining(word) })
})

test.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)(
  'a %s that was cut in half is truncated',
  async (format) => {
    const folder = await temporaryFolder()
    const whole = await noise()[format]().toBuffer()
    const bytes = Math.floor(whole.byteLength / 2)
    const input = await put(folder, 'cut.jpg', whole.subarray(0, bytes))
    expect(await refusalOf(input, { format: 'webp' })).toMatchObject({ code: 'ERR_MP_IMAGE_TRUNCATED', bytes })
    expect(await namesIn(folder)).toEqual(['cut.jpg'])
  },
)

test('a JPEG that is damaged in the middle is corrupt, and the decoder tells why', async () => {
  const folder = await temporaryFolder()
  const bytes = await noise().jpeg().toBuffer()
  const middle = Math.floor(bytes.byteLength / 2)
  for (let at = middle; at < middle + 3000; at++) bytes[at] = (at * 7919) & 255
  const error = await refusalOf(await put(folder, 'bad.jpg', bytes))
  expect(error.code).toBe('ERR_MP_IMAGE_CORRUPT')
  expect(error.cause).toBeInstanceOf(Error)
})

test('a header without an image is corrupt', async () => {
  const folder = await temporaryFolder()
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7), Buffer.from([0xff, 0xd9])])
  expect((await refusalOf(await put(folder, 'bad.jpg', bytes))).code).toBe('ERR_MP_IMAGE_CORRUPT')
})

test('a small file of many pixels is refused before it is decoded', async () => {
  const folder = await temporaryFolder()
  const small = await noise(8, 8).png().toBuffer()
  const input = await put(folder, 'bomb.png', withPngSize(small, 20_000, 15_000))
  expect(await refusalOf(input)).toMatchObject({
    code: 'ERR_MP_IMAGE_TOO_LARGE',
    pixels: 300e6,
    limitPixels: 268_402_689,
  })
})

test('limitPixels counts the pixels of all frames', async () => {
  const folder = await temporaryFolder()
  const input = await put(folder, 'a.gif', await animation('gif'))
  const limitPixels = 40 * 30 * 3 - 1
  expect(await refusalOf(input, { limitPixels })).toMatchObject({ pixels: 3600, limitPixels })
  await expect(compressImage(input, { limitPixels: 3600 })).resolves.toMatchObject({ frames: 3 })
})

test('a side that the format cannot hold is refused, unless the image is shrunk', async () => {
  const folder = await temporaryFolder()
  const input = await put(folder, 'wide.png', await noise(20_000, 4).png().toBuffer())
  expect(await refusalOf(input, { format: 'webp' })).toMatchObject({
    code: 'ERR_MP_IMAGE_SIDE',
    side: 20_000,
    limitSide: 16_383,
  })
  await expect(compressImage(input, { format: 'webp', width: 10_000 })).resolves.toMatchObject({ width: 10_000 })
})

describe('animations', () => {
  test.each([
    ['gif', 'auto', 'gif'],
    ['webp', 'auto', 'webp'],
    ['gif', 'webp', 'webp'],
  ] as const)('an animated %s as %s is an animated %s', async (from, format, to) => {
    const folder = await temporaryFolder()
    const result = await compressImage(await put(folder, `a.${from}`, await animation(from)), { format, width: 20 })
    expect(result).toMatchObject({ format: to, width: 20, height: 15, frames: 3 })
    expect(await sharp(result.output).metadata()).toMatchObject({ pages: 3, delay: [100, 200, 300], loop: 2 })
  })

  test.each(['jpeg', 'png', 'avif'] as const)('an animation is not flattened to a %s', async (format) => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.webp', await animation('webp'))
    expect(await refusalOf(input, { format })).toMatchObject({ code: 'ERR_MP_IMAGE_ANIMATED', frames: 3 })
  })

  test('an animated PNG, which decoders take for a still one, is refused', async () => {
    const folder = await temporaryFolder()
    const still = await noise(32, 32).png().toBuffer()
    const input = await put(folder, 'a.png', asAnimatedPng(still, 4))
    expect((await refusalOf(input)).code).toBe('ERR_MP_IMAGE_ANIMATED')
    await expect(compressImage(await put(folder, 'b.png', asAnimatedPng(still, 1)))).resolves.toMatchObject({
      frames: 1,
    })
  })

  test('an animated AVIF is refused', async () => {
    const folder = await temporaryFolder()
    const sequence = await noise(32, 32).avif({ effort: 0 }).toBuffer()
    sequence.write('avis', 8, 'latin1')
    expect((await refusalOf(await put(folder, 'a.avif', sequence))).code).toBe('ERR_MP_IMAGE_ANIMATED')
  })

  test('a TIFF of several pages is refused', async () => {
    const folder = await temporaryFolder()
    const pages = await Promise.all([1, 2].map(() => noise(30, 20).png().toBuffer()))
    const input = await put(
      folder,
      'a.tiff',
      await sharp(pages, { join: { animated: true } })
        .tiff()
        .toBuffer(),
    )
    expect(await refusalOf(input, { format: 'webp' })).toMatchObject({ code: 'ERR_MP_IMAGE_ANIMATED', frames: 2 })
  })
})

describe('outputs', () => {
  test('a file where the folder should be', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
    for (const outDir of [input, join(input, 'below')]) {
      expect((await refusalOf(input, { outDir })).code).toBe('ERR_MP_IMAGE_NOT_WRITABLE')
    }
  })

  test('a folder where the output should be', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
    await mkdir(join(folder, 'compressed_a.jpg'))
    expect((await refusalOf(input, { overwrite: true })).code).toBe('ERR_MP_IMAGE_NOT_WRITABLE')
    expect(await namesIn(folder)).toEqual(['a.jpg', 'compressed_a.jpg'])
  })

  test.skipIf(process.getuid?.() === 0)('a folder without permission', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
    await mkdir(join(folder, 'shut'), { mode: 0o555 })
    expect((await refusalOf(input, { outDir: join(folder, 'shut') })).code).toBe('ERR_MP_IMAGE_NOT_WRITABLE')
    await chmod(input, 0)
    expect((await refusalOf(input)).code).toBe('ERR_MP_IMAGE_UNREADABLE')
  })

  test.each(['../a.jpg', 'b/a.jpg', '..', '', 7])('%j is not a file name', async (name) => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
    expect((await refusalOf(input, { name: () => name as string })).code).toBe('ERR_MP_IMAGE_NAME')
  })

  test('a name function that throws', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
    const cause = new Error('no idea')
    const name = (): string => {
      throw cause
    }
    expect(await refusalOf(input, { name })).toMatchObject({ code: 'ERR_MP_IMAGE_NAME', cause })
  })
})
