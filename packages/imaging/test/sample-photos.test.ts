import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { makeSamplePhoto, writeSamplePhotos } from '@mp/imaging'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { namesIn, temporaryFolder } from './fixtures.ts'

function digestOf(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 16)
}

test('the pixels follow from the seed and the size, on every machine', () => {
  expect(digestOf(makeSamplePhoto(1, { width: 320, height: 240 }).data)).toBe('63e570537fffec16')
  const digests = [0, 1, 2, 3, 2 ** 32 - 1].map((seed) =>
    digestOf(makeSamplePhoto(seed, { width: 64, height: 48 }).data),
  )
  expect(new Set(digests).size).toBe(5)
})

test.each([
  [1, 1],
  [1, 50],
  [50, 1],
  [3, 2000],
])('an image of %i by %i pixels can be made', (width, height) => {
  expect(makeSamplePhoto(5, { width, height }).data).toHaveLength(width * height * 3)
})

test('five photos, of which the third lies sideways', async () => {
  const folder = await temporaryFolder()
  const photos = await writeSamplePhotos(folder, { megapixels: 0.12 })
  expect(await namesIn(folder)).toEqual([
    '.sample-photos.json',
    'img1.jpg',
    'img2.jpg',
    'img3.jpg',
    'img4.jpg',
    'img5.jpg',
  ])
  const shapes = await Promise.all(photos.map((path) => sharp(path).metadata()))
  expect(shapes.map(({ width, height, orientation = 1 }) => [width, height, orientation])).toEqual([
    [400, 300, 1],
    [400, 300, 1],
    [400, 300, 6],
    [400, 300, 1],
    [400, 300, 1],
  ])
  expect(shapes[2]?.autoOrient).toEqual({ width: 300, height: 400 })
})

test('photos that are there are used again, and those that were changed are made anew', async () => {
  const folder = await temporaryFolder()
  const [first = '', second = ''] = await writeSamplePhotos(folder, { count: 2, megapixels: 0.05 })
  const written = await stat(first)
  const bytes = await readFile(second)
  await writeFile(second, 'something else')
  await writeSamplePhotos(folder, { count: 3, megapixels: 0.05 })
  expect((await stat(first)).mtimeMs).toBe(written.mtimeMs)
  expect((await readFile(second)).equals(bytes)).toBe(true)
  await writeSamplePhotos(folder, { count: 1, megapixels: 0.05, seed: 9 })
  expect((await stat(first)).mtimeMs).not.toBe(written.mtimeMs)
})

test('a marker that cannot be read is as none', async () => {
  const folder = await temporaryFolder()
  const photos = await writeSamplePhotos(folder, { count: 1, megapixels: 0.02 })
  for (const marker of ['{', 'null', '[]', '{"bytes":5}']) {
    await writeFile(`${folder}/.sample-photos.json`, marker)
    expect(await writeSamplePhotos(folder, { count: 1, megapixels: 0.02 })).toEqual(photos)
  }
})
