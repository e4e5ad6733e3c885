import { compressImage, compressImages } from '@mp/imaging'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { animation, namesIn, noise, put, temporaryFolder } from './fixtures.ts'

test('one image becomes several, and none is wider than it was', async () => {
  const folder = await temporaryFolder()
  const input = await put(folder, 'a.jpg', await noise(300, 200).jpeg().toBuffer())
  const result = await compressImage(input, { widths: [600, 100, 200, 100], outDir: `${folder}/out`, format: 'webp' })
  expect(await namesIn(`${folder}/out`)).toEqual([
    'compressed_a-100.webp',
    'compressed_a-200.webp',
    'compressed_a-600.webp',
  ])
  expect(result.variants.map(({ width, height }) => [width, height])).toEqual([
    [100, 67],
    [200, 133],
    [300, 200],
  ])
  expect(result).toMatchObject({ width: 300, output: `${folder}/out/compressed_a-600.webp` })
  for (const { output, width } of result.variants) expect((await sharp(output).metadata()).width).toBe(width)
})

test('upscale makes them as wide as was asked for', async () => {
  const folder = await temporaryFolder()
  const input = await put(folder, 'a.png', await noise(50, 40).png().toBuffer())
  const { variants } = await compressImage(input, { widths: [40, 80, 120], upscale: true })
  expect(variants.map(({ width }) => width)).toEqual([40, 80, 120])
})

test('turned photos, profiles and animations stay what they are', async () => {
  const folder = await temporaryFolder()
  const turned = noise(300, 200).withMetadata({ orientation: 6 }).withIccProfile('p3')
  const photo = await put(folder, 'a.jpg', await turned.jpeg().toBuffer())
  const moving = await put(folder, 'b.webp', await animation('webp'))
  const { variants } = await compressImage(photo, { widths: [100] })
  expect(variants[0]).toMatchObject({ width: 100, height: 150 })
  expect((await sharp(variants[0]?.output).metadata()).icc?.toString('latin1').replaceAll('\0', '')).toContain('P3')
  const frames = await compressImage(moving, { widths: [20] })
  expect(await sharp(frames.output).metadata()).toMatchObject({ pages: 3, width: 20, delay: [100, 200, 300] })
})

test('two images whose names would be one in some width are kept apart', async () => {
  const folder = await temporaryFolder()
  const bytes = await noise(30, 20).png().toBuffer()
  const inputs = [await put(folder, 'a.png', bytes), await put(folder, 'a-20.png', bytes)]
  const codes: string[] = []
  for await (const result of compressImages(inputs, { widths: [20], name: '{name}.{ext}', overwrite: true }))
    codes[result.index] = result.status === 'failed' ? result.error.code : result.status
  expect(codes).toEqual(['compressed', 'ERR_MP_IMAGE_DUPLICATE'])
})
