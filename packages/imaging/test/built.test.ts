import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { namesIn, noise, put, temporaryFolder } from './fixtures.ts'

const dist = new URL('../dist/index.js', import.meta.url)

const PROGRAM = `
const { compressImages } = await import(process.argv[1])
for await (const { status } of compressImages(process.argv.slice(2), { workers: 2 })) console.log(status)
`

test.skipIf(!existsSync(dist))('the bundle works in workers: they find what it exports', async () => {
  const folder = await temporaryFolder()
  const bytes = await noise().jpeg().toBuffer()
  const photos = [await put(folder, 'a.jpg', bytes), await put(folder, 'b.jpg', bytes)]
  const args = ['--input-type=module', '--eval', PROGRAM, dist.href, ...photos]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: new URL('..', import.meta.url) })
  expect(stdout).toBe('compressed\ncompressed\n')
  expect(await namesIn(folder)).toEqual(['a.jpg', 'b.jpg', 'compressed_a.jpg', 'compressed_b.jpg'])
})
