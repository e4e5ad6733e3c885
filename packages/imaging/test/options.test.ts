import {
  compressBytes,
  compressImage,
  compressImages,
  encodeSamplePhoto,
  makeSamplePhoto,
  writeSamplePhotos,
} from '@mp/imaging'
import sharp from 'sharp'
import { OptionRangeError, OptionTypeError } from '@mp/core'
import { describe, expect, test } from 'vitest'

const RANGE: [string, unknown][] = [
  ['quality', 0],
  ['quality', 101],
  ['quality', 40.5],
  ['quality', Number.NaN],
  ['effort', 10],
  ['width', 0],
  ['height', -1],
  ['limitPixels', 0],
  ['format', 'gif'],
  ['metadata', 'some'],
  ['metadata', ['icc', 'smell']],
  ['preset', 'tiny'],
  ['maxBytes', 0],
  ['minSsim', 1.1],
  ['minSavings', -0.1],
  ['widths', [0]],
  ['filters', ['swirl']],
  ['name', 'a/{name}.{ext}'],
  ['name', '{title}.{ext}'],
  ['outDir', ''],
  ['outDir', new URL('https://example.org/')],
]

const TYPE: [string, unknown][] = [
  ['quality', '40'],
  ['format', 5],
  ['mozjpeg', 1],
  ['lossless', 'yes'],
  ['upscale', 1],
  ['minSsim', '0.9'],
  ['widths', 100],
  ['filters', 'sepia'],
  ['keepDates', 1],
  ['dryRun', 'no'],
  ['overwrite', 'yes'],
  ['name', 5],
  ['outDir', 5],
  ['signal', {}],
  ['qualty', 40],
]

describe.each([
  ['range', OptionRangeError, RANGE],
  ['type', OptionTypeError, TYPE],
] as const)('%s', (_, cls, cases) => {
  test.each(cases)('%s: %o is refused by name', async (option, value) => {
    const options = { [option]: value }
    const reason: unknown = await compressImage('a.jpg', options).catch((error: unknown) => error)
    expect(reason).toBeInstanceOf(cls)
    expect(String(reason)).toContain(option)
    expect(() => compressImages([], options)).toThrow(cls)
  })
})

test.each([[5], [undefined], [null], [new Uint8Array(4)]])('%o is no path', async (input) => {
  await expect(compressImage(input as never)).rejects.toBeInstanceOf(OptionTypeError)
})

test('an address on the web is no path', async () => {
  await expect(compressImage(new URL('https://example.org/a.jpg'))).rejects.toBeInstanceOf(OptionRangeError)
  await expect(compressImage('')).rejects.toBeInstanceOf(OptionRangeError)
})

test('a path is no bytes, and bytes have no output', async () => {
  await expect(compressBytes('a.jpg' as never)).rejects.toBeInstanceOf(OptionTypeError)
  await expect(compressBytes(new Uint8Array(4), { outDir: '.' } as object)).rejects.toBeInstanceOf(OptionTypeError)
})

test.each([
  { workers: 0 },
  { buffer: 0 },
  { timeout: -1 },
  { isolation: 'thread' as never },
  { maxPixelsInFlight: 0 },
  { lossless: true, format: 'jpeg' as const },
  { lossless: true, maxBytes: 5 },
])('%o is out of range for a run', (options) => {
  expect(() => compressImages([], options)).toThrow(OptionRangeError)
})

test.each([
  { pool: 5 },
  { pool: {} },
  { timeout: '5' },
  { quality: 40, pol: 1 },
  { inPlace: 1 },
  { ledger: '/tmp/none/ledger', widths: [5] },
  { inPlace: true, outDir: '.' },
  { inPlace: true, backupDir: true },
  { onProgress: 5 },
])('%o is of the wrong type for a run', (options) => {
  expect(() => compressImages([], options as object)).toThrow(OptionTypeError)
})

test.each(['a.jpg', 5, undefined, {}])('inputs of a run must be a list: %o is not', (inputs) => {
  expect(() => compressImages(inputs as never)).toThrow(OptionTypeError)
})

test('samples have whole sizes and seeds', async () => {
  expect(() => makeSamplePhoto(1, { width: 0, height: 5 })).toThrow(OptionRangeError)
  expect(() => makeSamplePhoto(-1, { width: 5, height: 5 })).toThrow(OptionRangeError)
  await expect(writeSamplePhotos('/tmp', { megapixels: 0 })).rejects.toBeInstanceOf(OptionRangeError)
  await expect(writeSamplePhotos('/tmp', { megapixels: '12' } as object)).rejects.toBeInstanceOf(OptionTypeError)
  await expect(writeSamplePhotos('/tmp', { count: 0 })).rejects.toBeInstanceOf(OptionRangeError)
})

test('a preset is a set of options, and what is given beside it goes before', async () => {
  const bytes = await encodeSamplePhoto(1, { width: 64, height: 48 })
  expect(await compressBytes(bytes, { preset: 'web' })).toMatchObject({ format: 'webp', quality: 75 })
  expect(await compressBytes(bytes, { preset: 'web', format: 'png', quality: undefined })).toMatchObject({
    format: 'png',
  })
  expect(await compressBytes(bytes, { preset: 'photo', quality: 30 })).toMatchObject({ format: 'jpeg', quality: 30 })
})

test.skipIf(sharp.format.jxl.output.buffer)(
  'a format that this build of sharp has not is refused by name',
  async () => {
    await expect(compressImage('a.jpg', { format: 'jxl' })).rejects.toMatchObject({
      code: 'ERR_MP_OPTION_RANGE',
      message: expect.stringContaining("'jxl'"),
    })
  },
)
