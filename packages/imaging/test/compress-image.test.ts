import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compressImage, ImageError } from '@mp/imaging'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { namesIn, noise, put, temporaryFolder } from './fixtures.ts'

function codeOf(error: unknown): unknown {
  return error instanceof ImageError ? error.code : error
}

const FORMATS = ['jpeg', 'png', 'webp', 'avif'] as const

describe('formats', () => {
  test.each(FORMATS)('auto keeps a %s what it is', async (format) => {
    const folder = await temporaryFolder()
    const input = await put(folder, `photo.${format}`, await noise()[format]({ quality: 95 }).toBuffer())
    const result = await compressImage(input)
    const { width, height } = await sharp(result.output).metadata()
    expect(result).toMatchObject({ input, format, width: 320, height: 240, frames: 1 })
    expect([width, height, basename(result.output)]).toEqual([320, 240, `compressed_photo.${format}`])
    expect([result.bytesBefore, result.bytesAfter]).toEqual([
      (await stat(input)).size,
      (await stat(result.output)).size,
    ])
  })

  test.each(FORMATS)('a PNG becomes a %s with the extension of it', async (format) => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.png', await noise().png().toBuffer())
    const result = await compressImage(input, { format, effort: 1 })
    const ext = format === 'jpeg' ? 'jpg' : format
    expect(basename(result.output)).toBe(`compressed_a.${ext}`)
    const { mediaType } = await sharp(result.output).metadata()
    expect(mediaType).toBe(`image/${format}`)
  })

  test('the content counts: a PNG that is named .jpg stays a PNG and gets its extension', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'wrong.jpg', await noise().png().toBuffer())
    const result = await compressImage(input)
    expect([result.format, basename(result.output)]).toEqual(['png', 'compressed_wrong.png'])
  })

  test('an extension that fits is kept as it is', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'IMG_01.JPEG', await noise().jpeg().toBuffer())
    expect(basename((await compressImage(input)).output)).toBe('compressed_IMG_01.JPEG')
  })

  test('a TIFF can be read, and is refused where it would have to be kept', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'scan.tiff', await noise().tiff().toBuffer())
    await expect(compressImage(input)).rejects.toMatchObject({ code: 'ERR_MP_IMAGE_UNSUPPORTED' })
    await expect(compressImage(input, { format: 'jpeg' })).resolves.toMatchObject({ format: 'jpeg' })
  })

  test('a lower quality takes fewer bytes, and 40 is the default', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg({ quality: 95 }).toBuffer())
    const sizeAt = async (quality?: number): Promise<number> =>
      (await compressImage(input, { quality, overwrite: true })).bytesAfter
    expect(await sizeAt(20)).toBeLessThan(await sizeAt(40))
    expect(await sizeAt()).toBe(await sizeAt(40))
    expect(await sizeAt(40)).toBeLessThan(await sizeAt(80))
  })

  test('mozjpeg takes fewer bytes at the same quality', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().blur(2).jpeg({ quality: 95 }).toBuffer())
    const plain = await compressImage(input)
    const moz = await compressImage(input, { mozjpeg: true, overwrite: true })
    expect(moz.bytesAfter).toBeLessThan(plain.bytesAfter)
  })
})

describe('pixels', () => {
  test('a PNG loses nothing: 16 bits, grey and a palette included', async () => {
    const folder = await temporaryFolder()
    const images = {
      deep: await noise().toColourspace('rgb16').png().toBuffer(),
      grey: await noise().toColourspace('b-w').png().toBuffer(),
      palette: await noise().png({ palette: true, colours: 64 }).toBuffer(),
    }
    for (const [name, bytes] of Object.entries(images)) {
      const { output } = await compressImage(await put(folder, `${name}.png`, bytes))
      const [before, after] = await Promise.all([sharp(bytes).metadata(), sharp(output).metadata()])
      expect([name, after.depth, after.channels, after.isPalette]).toEqual([
        name,
        before.depth,
        before.channels,
        before.isPalette,
      ])
      expect((await sharp(output).raw().toBuffer()).equals(await sharp(bytes).raw().toBuffer())).toBe(true)
    }
  })

  test('a grey JPEG stays one channel', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'grey.jpg', await noise().toColourspace('b-w').jpeg().toBuffer())
    const { output } = await compressImage(input)
    expect((await sharp(output).metadata()).channels).toBe(1)
  })

  test('transparent parts turn white in a JPEG', async () => {
    const folder = await temporaryFolder()
    const clear = sharp({
      create: { width: 16, height: 16, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
    })
    const input = await put(folder, 'clear.png', await clear.png().toBuffer())
    const { output } = await compressImage(input, { format: 'jpeg' })
    expect([...(await sharp(output).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
  })

  test('the picture fits inside width and height, and is never enlarged', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise(400, 200).jpeg().toBuffer())
    const sizeIn = async (width?: number, height?: number): Promise<number[]> => {
      const result = await compressImage(input, { width, height, overwrite: true })
      return [result.width, result.height]
    }
    expect(await sizeIn(100)).toEqual([100, 50])
    expect(await sizeIn(100, 10)).toEqual([20, 10])
    expect(await sizeIn(undefined, 100)).toEqual([200, 100])
    expect(await sizeIn(4000, 4000)).toEqual([400, 200])
  })
})

describe('output', () => {
  test('lies beside the input, whatever the current folder is', async () => {
    const folder = await temporaryFolder()
    await compressImage(await put(folder, 'img1.jpg', await noise().jpeg().toBuffer()))
    expect(await namesIn(folder)).toEqual(['compressed_img1.jpg', 'img1.jpg'])
  })

  test('goes to outDir, which is made, under the name of a template or a function', async () => {
    const folder = await temporaryFolder()
    const input = pathToFileURL(await put(folder, 'a.png', await noise().png().toBuffer()))
    const outDir = join(folder, 'out', 'small')
    await compressImage(input, { outDir, name: '{name}-small.{ext}', format: 'webp' })
    await compressImage(input, {
      outDir: pathToFileURL(outDir),
      name: ({ name, ext, format }) => `${format}_${name}.${ext}`,
    })
    expect(await namesIn(outDir)).toEqual(['a-small.webp', 'png_a.png'])
  })

  test('an existing file is left as it is unless it may be overwritten', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
    const output = await put(folder, 'compressed_a.jpg', 'mine')
    await expect(compressImage(input)).rejects.toMatchObject({ code: 'ERR_MP_IMAGE_EXISTS', input, output })
    expect(await readFile(output, 'utf8')).toBe('mine')
    await compressImage(input, { overwrite: true })
    expect((await sharp(output).metadata()).format).toBe('jpeg')
    expect(await namesIn(folder)).toEqual(['a.jpg', 'compressed_a.jpg'])
  })

  test('of many calls at once for one output, one writes it and the others are refused', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise(64, 64).jpeg().toBuffer())
    const call = async (): Promise<unknown> => compressImage(input).then(() => 'done', codeOf)
    const codes = await Promise.all(Array.from({ length: 8 }, call))
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(codes.filter((code) => code === 'ERR_MP_IMAGE_EXISTS')).toHaveLength(7)
    expect(await namesIn(folder)).toEqual(['a.jpg', 'compressed_a.jpg'])
  })

  test('may be the input itself', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg({ quality: 95 }).toBuffer())
    const result = await compressImage(input, { name: '{name}.{ext}', overwrite: true })
    expect(await namesIn(folder)).toEqual(['a.jpg'])
    expect((await stat(input)).size).toBe(result.bytesAfter)
  })

  test.each([
    'with space.jpg',
    'ünïcödé 写真 🏔.jpg',
    '-dash.jpg',
    'dots.v1.2.jpg',
    'quo\'te".jpg',
    `${'n'.repeat(240)}.jpg`,
  ])('the name %s is kept', async (name) => {
    const folder = await temporaryFolder()
    const input = await put(folder, name, await noise(32, 32).jpeg().toBuffer())
    await compressImage(input)
    expect(await namesIn(folder)).toEqual([name, `compressed_${name}`].sort())
  })
})

describe('cancelling', () => {
  test('a call with an aborted signal rejects with the reason, and writes nothing', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.jpg', await noise().jpeg().toBuffer())
    const signal = AbortSignal.abort('enough')
    await expect(compressImage(input, { signal })).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED', cause: 'enough' })
    expect(await namesIn(folder)).toEqual(['a.jpg'])
  })

  test('an abort at work rejects at once, and leaves neither an output nor a temporary file', async () => {
    const folder = await temporaryFolder()
    const input = await put(folder, 'a.png', await noise(1200, 900).png({ compressionLevel: 1 }).toBuffer())
    const controller = new AbortController()
    const call = compressImage(input, { format: 'avif', effort: 5, signal: controller.signal })
    setImmediate(() => controller.abort(new Error('stop')))
    await expect(call).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED', cause: { message: 'stop' } })
    expect(await namesIn(folder)).toEqual(['a.png'])
  })
})
