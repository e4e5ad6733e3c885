import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { compressImages, findImages, type FindOptions, type ImageInput } from '@mp/imaging'
import { describe, expect, test } from 'vitest'
import { namesIn, noise, put, temporaryFolder } from './fixtures.ts'

async function find(folder: string, options: FindOptions = {}): Promise<ImageInput[]> {
  return Array.fromAsync(findImages([folder], { recursive: true, ...options }))
}

async function namesFound(folder: string, options: FindOptions = {}): Promise<string[]> {
  return (await find(folder, options)).map(({ input }) => relative(folder, String(input)))
}

async function tree(paths: readonly string[]): Promise<string> {
  const folder = await temporaryFolder()
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await put(folder, path, path.endsWith('.mpignore') ? '' : 'x')
  }
  return folder
}

test('images of a tree are found in order, hidden ones and other files left out', async () => {
  const folder = await tree(['b/2.PNG', 'b/c/1.webp', 'a.jpg', 'notes.txt', '.hidden/x.jpg', '.x.jpg'])
  expect(await find(folder)).toEqual([
    { input: join(folder, 'a.jpg'), folder: '' },
    { input: join(folder, 'b/2.PNG'), folder: 'b' },
    { input: join(folder, 'b/c/1.webp'), folder: 'b/c' },
  ])
})

test('patterns and ignore files leave out, and take back', async () => {
  const folder = await tree(['a.jpg', 'b/a.jpg', 'b/x.gif', 'raw/1.jpg', 'b/keep/a.jpg', 'b/.mpignore'])
  await writeFile(join(folder, 'b', '.mpignore'), '# sizes\na.jpg\n!keep/a.jpg\n')
  expect(await namesFound(folder)).toEqual(['a.jpg', 'b/keep/a.jpg', 'b/x.gif', 'raw/1.jpg'])
  expect(await namesFound(folder, { exclude: ['*.gif', 'raw/'] })).toEqual(['a.jpg', 'b/keep/a.jpg'])
  expect(await namesFound(folder, { exclude: ['/a.jpg', '**/{1,x}.*'] })).toEqual(['b/keep/a.jpg'])
  expect(await namesFound(folder, { skip: [join(folder, 'b')] })).toEqual(['a.jpg', 'raw/1.jpg'])
})

test('newer leaves out what is older', async () => {
  const folder = await tree(['old.jpg', 'new.jpg'])
  await utimes(join(folder, 'old.jpg'), new Date('2020-01-01'), new Date('2020-01-01'))
  expect(await namesFound(folder, { newer: new Date('2024-01-01') })).toEqual(['new.jpg'])
})

test('links to folders are followed once, and a link around itself is told', async () => {
  const folder = await tree(['a/1.jpg'])
  await symlink('..', join(folder, 'a', 'up'))
  await symlink('a', join(folder, 'b'))
  const found = await find(folder)
  expect(found.map(({ input, unreadable }) => [relative(folder, String(input)), unreadable])).toEqual([
    ['a/1.jpg', undefined],
    ['a/up', expect.stringContaining('link')],
  ])
})

test('a run keeps the tree, and names what it cannot read', async () => {
  const folder = await temporaryFolder()
  const bytes = await noise(40, 30).jpeg({ quality: 95 }).toBuffer()
  for (const path of ['in/x', 'in/y/z']) await mkdir(join(folder, path), { recursive: true })
  await put(join(folder, 'in/x'), '1.jpg', bytes)
  await put(join(folder, 'in/y/z'), '1.jpg', bytes)
  await symlink('.', join(folder, 'in/y/loop'))
  await writeFile(Buffer.concat([Buffer.from(join(folder, 'in/caf')), Buffer.from([0xe9]), Buffer.from('.jpg')]), bytes)
  const outDir = join(folder, 'out')
  const codes: string[] = []
  for await (const result of compressImages(findImages([join(folder, 'in')], { recursive: true }), {
    outDir,
    isolation: 'none',
  }))
    codes.push(result.status === 'failed' ? result.error.code : result.status)
  expect(codes.toSorted()).toEqual(['ERR_MP_IMAGE_PATH', 'ERR_MP_IMAGE_UNREADABLE', 'compressed', 'compressed'])
  expect(await namesIn(join(outDir, 'x'))).toEqual(['1.jpg'])
  expect(await namesIn(join(outDir, 'y/z'))).toEqual(['1.jpg'])
})

test('a folder is not gone through unasked, and a file is taken whatever its name', async () => {
  const folder = await tree(['a.txt'])
  const places = [folder, join(folder, 'a.txt')]
  expect(await Array.fromAsync(findImages(places))).toEqual([
    { input: folder, unreadable: expect.stringContaining('folder') },
    { input: join(folder, 'a.txt') },
  ])
})

test('videos are found if that is asked for', async () => {
  const folder = await tree(['a.mp4', 'b.jpg'])
  expect(await namesFound(folder)).toEqual(['b.jpg'])
  expect(await namesFound(folder, { videos: true })).toEqual(['a.mp4', 'b.jpg'])
})

describe('refused', () => {
  test.each([{ exclude: 'x' }, { newer: 5 }, { newer: new Date('x') }, { recursive: 1 }, { deep: true }])(
    '%j',
    async (options) => {
      await expect(Array.fromAsync(findImages([], options as object))).rejects.toMatchObject({
        code: expect.stringMatching(/^ERR_MP_OPTION_/),
      })
    },
  )

  test.each(['/x', '../x', 'a/../../x', 5])('the folder %j of an input', async (folder) => {
    const run = Array.fromAsync(compressImages([{ input: 'a.jpg', folder: folder as string }], { isolation: 'none' }))
    await expect(run).rejects.toMatchObject({ code: expect.stringMatching(/^ERR_MP_OPTION_/) })
  })
})
