import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryPath } from '../../src/output/temporary-path.ts'
import { type OutputPlace, writeOutput } from '../../src/output/write-output.ts'
import { namesIn, put, temporaryFolder } from '../fixtures.ts'

function placeIn(folder: string, overwrite: boolean): OutputPlace {
  return { input: 'a.jpg', output: join(folder, 'out.jpg'), temporary: temporaryPath(folder), overwrite }
}

test('an abort before the output has its name leaves nothing', async () => {
  const folder = await temporaryFolder()
  const write = writeOutput(Buffer.from('new'), placeIn(folder, true), AbortSignal.abort(new Error('stop')))
  await expect(write).rejects.toThrow('stop')
  expect(await namesIn(folder)).toEqual([])
})

test('a file that appears while the output is made is not replaced', async () => {
  const folder = await temporaryFolder()
  await put(folder, 'out.jpg', 'theirs')
  const write = writeOutput(Buffer.from('new'), placeIn(folder, false))
  await expect(write).rejects.toMatchObject({ failure: { code: 'ERR_MP_IMAGE_EXISTS' }, cause: { code: 'EEXIST' } })
  expect(await namesIn(folder)).toEqual(['out.jpg'])
  expect(await readFile(join(folder, 'out.jpg'), 'utf8')).toBe('theirs')
})

test('with overwrite it is, in one step', async () => {
  const folder = await temporaryFolder()
  await put(folder, 'out.jpg', 'old')
  await writeOutput(Buffer.from('new'), placeIn(folder, true))
  expect(await namesIn(folder)).toEqual(['out.jpg'])
  expect(await readFile(join(folder, 'out.jpg'), 'utf8')).toBe('new')
})
