import { compressImages, type ImageProgress } from '@mp/imaging'
import { describe, expect, test } from 'vitest'
import { arrangementFor } from '../../src/run/arrangement.ts'
import { PixelGate } from '../../src/run/pixel-gate.ts'
import { pixelCount } from '../../src/format/pixel-count.ts'
import { noise, put, temporaryFolder } from '../fixtures.ts'

const few = ['a.jpg']
const many = Array.from({ length: 4 * 16 + 1 }, (_, index) => `${index}.jpg`)
const asked = { isolation: undefined, workers: undefined, timeout: undefined }

describe('without a pool', () => {
  test('this process is used where its threads are enough for the cores, and for few images', () => {
    expect(arrangementFor(many, { ...asked, cores: 4 })).toEqual({ type: 'here', atOnce: 4 })
    expect(arrangementFor(many, { ...asked, cores: 2 })).toEqual({ type: 'here', atOnce: 3 })
    expect(arrangementFor(few, { ...asked, cores: 16 })).toEqual({ type: 'here', atOnce: 4 })
    expect(arrangementFor(many, { ...asked, cores: 16 })).toEqual({ type: 'processes', workers: 16 })
    expect(arrangementFor(new Set(few), { ...asked, cores: 16 }).type).toBe('processes')
    expect(arrangementFor(few, { ...asked, isSlow: true }).type).toBe('processes')
  })

  test('whoever asks for workers or a timeout gets processes, and isolation decides for itself', () => {
    expect(arrangementFor(few, { ...asked, workers: 3 })).toEqual({ type: 'processes', workers: 3 })
    expect(arrangementFor(few, { ...asked, timeout: 5 }).type).toBe('processes')
    expect(arrangementFor(few, { ...asked, isolation: 'process' })).toEqual({ type: 'processes', workers: 1 })
    expect(arrangementFor(many, { ...asked, isolation: 'none', workers: 3 })).toEqual({ type: 'here', atOnce: 3 })
  })

  test('a timeout cannot be had in this process', () => {
    expect(() => arrangementFor(few, { ...asked, isolation: 'none', timeout: 5 })).toThrow(TypeError)
    expect(() => arrangementFor(few, { ...asked, isolation: 'thread' })).toThrow(RangeError)
  })
})

test('a run in this process stops at an abort, and when its loop is left', async () => {
  const folder = await temporaryFolder()
  const bytes = await noise(64, 64).jpeg({ quality: 95 }).toBuffer()
  const photos = await Promise.all(Array.from({ length: 6 }, (_, index) => put(folder, `${index}.jpg`, bytes)))
  const controller = new AbortController()
  const run = async (): Promise<void> => {
    for await (const _ of compressImages(photos, { isolation: 'none', signal: controller.signal }))
      controller.abort('enough')
  }
  await expect(run()).rejects.toMatchObject({ code: 'ERR_MP_CANCELLED', cause: 'enough' })
  let count = 0
  for await (const _ of compressImages(photos, { isolation: 'none', overwrite: true })) if (++count === 2) break
  expect(count).toBe(2)
})

test('progress counts results, failures and bytes', async () => {
  const folder = await temporaryFolder()
  const photo = await put(folder, 'a.jpg', await noise(64, 64).jpeg({ quality: 95 }).toBuffer())
  const seen: ImageProgress[] = []
  const onProgress = (progress: ImageProgress): void => void seen.push(progress)
  for await (const _ of compressImages([photo, 'none.jpg'], { onProgress }));
  expect(seen).toHaveLength(2)
  expect(seen[1]).toMatchObject({ done: 2, total: 2, failed: 1 })
  expect(seen[1]?.bytesBefore).toBeGreaterThan(seen[1]?.bytesAfter ?? 0)
})

test('only so many pixels are let in at a time, but always one image', async () => {
  const gate = new PixelGate(100)
  await gate.enter(0, 500)
  const order: number[] = []
  const second = gate.enter(1, 60).then(() => order.push(1))
  const third = gate.enter(2, 40).then(() => order.push(2))
  expect(order).toEqual([])
  gate.leave(0)
  await Promise.all([second, third])
  expect(order).toEqual([1, 2])
  const waiting = gate.enter(3, 1)
  gate.open()
  await waiting
})

test('a small limit of pixels holds up no run', async () => {
  const folder = await temporaryFolder()
  const bytes = await noise(64, 64).jpeg({ quality: 95 }).toBuffer()
  const photos = await Promise.all(Array.from({ length: 5 }, (_, index) => put(folder, `${index}.jpg`, bytes)))
  const results = await Array.fromAsync(compressImages(photos, { maxPixelsInFlight: 1 }))
  expect(results.map(({ status }) => status)).toEqual(Array(5).fill('compressed'))
})

test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
  'the pixels of a %s are counted by its head',
  async (format) => {
    const bytes = await noise(70, 50)[format]().toBuffer()
    expect(pixelCount(bytes.subarray(0, 65_536))).toBe(3500)
    expect(pixelCount(bytes.subarray(0, 9))).toBeGreaterThan(0)
  },
)

test('a lossless WebP tells its size as well', async () => {
  expect(pixelCount(await noise(70, 50).webp({ lossless: true }).toBuffer())).toBe(3500)
})
