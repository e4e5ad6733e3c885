import { compressBytes } from '@mp/imaging'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { hdrPhoto } from './hdr-photo.ts'

const PRIVATE = {
  IFD0: { Copyright: '(c) Ann', Make: 'Camera-Make' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
}

const CITY = '<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Bern"/>'

/** Returns the sides of the gain map of a photo; undefined where it has none. */
async function gainMapOf(bytes: Uint8Array): Promise<[number, number] | undefined> {
  const { gainMap } = await sharp(bytes).metadata()
  if (gainMap === undefined) return undefined
  const { width, height } = await sharp(gainMap.image).metadata()
  return [width, height]
}

test('an HDR photo keeps its gain map, and loses its place', async () => {
  const photo = await hdrPhoto((image) => image.withExif(PRIVATE), CITY)
  expect(await gainMapOf(photo)).toEqual([80, 60])
  const { data, width, removed } = await compressBytes(photo)
  expect([width, await gainMapOf(data)]).toEqual([320, [80, 60]])
  expect(removed).toEqual(['camera', 'gps', 'xmp'])
  expect(Buffer.from(data).includes('Bern')).toBe(false)
  expect(data.byteLength).toBeLessThan(photo.byteLength)
  const { exif } = await sharp(data).metadata()
  expect([exif?.includes('Camera-Make'), exif?.includes('(c) Ann')]).toEqual([false, true])
})

test('also where it is resized, measured or pressed into a size', async () => {
  const photo = await hdrPhoto()
  expect(await gainMapOf((await compressBytes(photo, { width: 160, measure: true })).data)).toEqual([40, 30])
  const fitted = await compressBytes(photo, { maxBytes: 16_000, minSsim: 0.1 })
  expect(fitted).toMatchObject({ levers: ['quality'], removed: [] })
  expect(await gainMapOf(fitted.data)).toEqual([80, 60])
})

test('what is compressed again and gains nothing is left alone, gain map and all', async () => {
  const { data } = await compressBytes(await hdrPhoto(), { quality: 30 })
  const again = await compressBytes(data, { quality: 90 })
  expect(again).toMatchObject({ isOriginal: true, removed: [] })
  expect(again.data).toBe(data)
})

test('one that has to be turned says that it is gone', async () => {
  const photo = await hdrPhoto((image) => image.withMetadata({ orientation: 6 }))
  const { data, width, removed } = await compressBytes(photo)
  expect([width, removed, await gainMapOf(data)]).toEqual([240, ['gain-map'], undefined])
})

test.each([
  ['another format', { format: 'webp' }],
  ['a filter', { filters: ['sepia'] }],
  ['the smallest of all formats', { format: 'smallest', effort: 0 }],
  ['metadata that does not name it', { metadata: ['icc'] }],
  ['no loss, which takes out what stands before it', { lossless: true }],
] as const)('%s says that the gain map is gone', async (_, options) => {
  const { data, removed } = await compressBytes(await hdrPhoto((image) => image.withExif(PRIVATE)), options)
  expect(removed).toContain('gain-map')
  expect(await gainMapOf(data)).toBeUndefined()
})

test('all metadata and no loss leave each byte', async () => {
  const photo = await hdrPhoto()
  const { data, removed } = await compressBytes(photo, { lossless: true, metadata: 'all' })
  expect([data, removed]).toEqual([photo, []])
})
