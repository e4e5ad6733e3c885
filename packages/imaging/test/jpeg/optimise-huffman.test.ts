import { execFileSync } from 'node:child_process'
import sharp, { type JpegOptions } from 'sharp'
import { describe, expect, test } from 'vitest'
import { compressBytes, encodeSamplePhoto } from '@mp/imaging'
import { optimiseHuffman } from '../../src/jpeg/optimise-huffman.ts'
import { ffmpegMissing, noise } from '../fixtures.ts'

async function jpeg(options: JpegOptions, { isGrey = false, width = 203, height = 151 } = {}): Promise<Buffer> {
  const photo = sharp(await encodeSamplePhoto(1, { width, height }))
  return (isGrey ? photo.toColourspace('b-w') : photo).jpeg(options).toBuffer()
}

async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).raw().toBuffer()
}

describe('the codes are those that libjpeg finds, byte for byte', () => {
  test.each([
    ['4:2:0', { quality: 40 }, {}],
    ['4:4:4', { quality: 90, chromaSubsampling: '4:4:4' }, {}],
    ['grey', { quality: 75 }, { isGrey: true }],
    ['one block', { quality: 60 }, { width: 5, height: 7 }],
  ])('%s', async (_, options, size) => {
    const plain = await jpeg({ ...options, optimiseCoding: false }, size)
    const optimised = await optimiseHuffman(plain)
    expect(optimised?.equals(await jpeg({ ...options, optimiseCoding: true }, size))).toBe(true)
  })
})

test('the codes of noise as well, in which all coefficients are large', async () => {
  const raw = await noise(300, 200).raw().toBuffer()
  const source = sharp(raw, { raw: { width: 300, height: 200, channels: 3 } })
  const plain = await source.clone().jpeg({ quality: 100, optimiseCoding: false }).toBuffer()
  const native = await source.clone().jpeg({ quality: 100 }).toBuffer()
  expect((await optimiseHuffman(plain))?.equals(native)).toBe(true)
})

test.skipIf(ffmpegMissing !== undefined)('a file with restart markers keeps them, and each pixel', async () => {
  const args = '-v error -f lavfi -i testsrc=size=320x240 -frames:v 1 -threads 3 -thread_type slice -huffman default'
  const plain = execFileSync('ffmpeg', [...args.split(' '), '-f', 'mjpeg', '-'])
  expect(plain.includes(Buffer.from([0xff, 0xdd, 0, 4]))).toBe(true)
  const optimised = await optimiseHuffman(plain)
  expect(optimised?.byteLength).toBeLessThan(plain.byteLength)
  expect((await pixelsOf(optimised ?? plain)).equals(await pixelsOf(plain))).toBe(true)
})

test('what cannot be coded anew, or would gain nothing, is left alone', async () => {
  const plain = await jpeg({ optimiseCoding: false })
  expect(await optimiseHuffman(await jpeg({ progressive: true }))).toBeUndefined()
  expect(await optimiseHuffman(await jpeg({}))).toBeUndefined()
  expect(await optimiseHuffman(Buffer.concat([plain, Buffer.from('a video')]))).toBeUndefined()
  expect(await optimiseHuffman(plain.subarray(0, plain.byteLength - 100))).toBeUndefined()
  expect(await optimiseHuffman(Buffer.from([0xff, 0xd8]))).toBeUndefined()
})

/** Optimises a damaged file, and tells whether each pixel that could be decoded is as it was. */
async function staysAsDamaged(damaged: Buffer): Promise<boolean> {
  const optimised = await optimiseHuffman(damaged)
  if (optimised === undefined) return true
  const [before, after] = await Promise.all([damaged, optimised].map((each) => pixelsOf(each).catch(() => undefined)))
  return before === undefined || after?.equals(before) === true
}

test('damage is seen, or leaves each pixel as damaged as it was', async () => {
  const plain = await jpeg({ quality: 50, optimiseCoding: false }, { width: 64, height: 48 })
  for (let at = 2; at < plain.byteLength; at += 13) {
    const damaged = Buffer.from(plain)
    damaged[at] = (damaged[at] ?? 0) ^ 0x35
    expect(await staysAsDamaged(damaged), `byte ${at}`).toBe(true)
  }
})

test('a large photo is as small as libjpeg makes it, though its coefficients are never held', async () => {
  const photo = await encodeSamplePhoto(3, { width: 1300, height: 900 })
  const { data } = await compressBytes(photo, { quality: 40, metadata: 'none' })
  const native = await sharp(photo).autoOrient().jpeg({ quality: 40 }).toBuffer()
  expect(data.byteLength).toBe(native.byteLength)
})
