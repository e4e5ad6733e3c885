import { compressBytes, ImageError } from '@mp/imaging'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { noise } from './fixtures.ts'

test('bytes become bytes, with figures', async () => {
  const bytes = await noise().jpeg({ quality: 95 }).toBuffer()
  const result = await compressBytes(bytes, { format: 'webp', width: 100 })
  expect(result).toMatchObject({ format: 'webp', width: 100, height: 75, frames: 1, bytesBefore: bytes.byteLength })
  expect(result.bytesAfter).toBe(result.data.byteLength)
  expect((await sharp(result.data).metadata()).format).toBe('webp')
})

test('a view into a larger buffer is read from its own start', async () => {
  const bytes = await noise().png().toBuffer()
  const larger = new Uint8Array(bytes.byteLength + 200).fill(7)
  larger.set(bytes, 100)
  const result = await compressBytes(larger.subarray(100, 100 + bytes.byteLength), { format: 'jpeg' })
  expect(result.format).toBe('jpeg')
})

test('refusals name the input as bytes', async () => {
  const bytes = Buffer.from('hello world')
  await expect(compressBytes(bytes)).rejects.toMatchObject({ code: 'ERR_MP_IMAGE_UNSUPPORTED', input: '(bytes)' })
  await expect(compressBytes(new Uint8Array(0))).rejects.toMatchObject({ code: 'ERR_MP_IMAGE_TRUNCATED' })
})

test('every cut and every changed byte of a head gives an image or a typed error', async () => {
  const bytes = await noise(24, 16)
    .withExif({ IFD0: { Copyright: 'Ann', Artist: 'Bob' } })
    .jpeg()
    .toBuffer()
  const variants = [
    ...Array.from({ length: 60 }, (_, cut) => bytes.subarray(0, cut * 7)),
    ...Array.from({ length: 300 }, (_, at) => Buffer.from(bytes).fill(at % 2 === 0 ? 0xff : 0x00, at, at + 1)),
  ]
  const outcomes = await Promise.all(variants.map((variant) => compressBytes(variant).catch((error: unknown) => error)))
  const untyped = outcomes.filter((outcome) => outcome instanceof Error && !(outcome instanceof ImageError))
  expect(untyped).toEqual([])
})

test('an abort rejects at once', async () => {
  const bytes = await noise(1000, 800).png({ compressionLevel: 1 }).toBuffer()
  const controller = new AbortController()
  const call = compressBytes(bytes, { format: 'avif', effort: 5, signal: controller.signal })
  controller.abort('enough')
  await expect(call).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED', cause: 'enough' })
})
