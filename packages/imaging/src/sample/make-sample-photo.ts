import { checkInteger, checkKeys } from '../check-option.ts'
import type { RgbPixels } from '../codec/library.ts'
import { landscapeLayers, type Layer } from './landscape.ts'
import { paintBoard, paintLights } from './paint-details.ts'
import { SeededRandom } from './random.ts'
import { ValueNoise } from './value-noise.ts'

/** The last seed of its own: the generator has 32 bits. */
export const MAX_SEED: number = 2 ** 32 - 1

/** Size of a sample photo. */
export interface SampleSize {
  /** Pixels from left to right, 1 to 65535. */
  width: number
  /** Pixels from top to bottom, 1 to 65535. */
  height: number
}

/**
 * Makes the pixels of an image that is as hard to compress as a photo: hills under a sky, with soft light, texture,
 * sharp marks and the grain of a sensor.
 *
 * @remarks The pixels follow from the seed and the size alone, on every machine. Takes about 35 ms a megapixel.
 * @param seed - A whole number from 0 to 2³² - 1; each gives another picture.
 * @returns Rows from the top, three bytes a pixel: red, green, blue.
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when a number is not allowed.
 * @see {@link writeSamplePhotos} for files.
 * @example
 * ```ts @import.meta.vitest
 * import { makeSamplePhoto } from '@mp/imaging'
 * const { data } = makeSamplePhoto(7, { width: 40, height: 30 })
 * expect(data.byteLength).toBe(40 * 30 * 3)
 * expect(makeSamplePhoto(7, { width: 40, height: 30 }).data).toEqual(data)
 * ```
 */
export function makeSamplePhoto(seed: number, size: SampleSize): RgbPixels {
  checkKeys('size', size, ['width', 'height'])
  const width = checkInteger('width', size.width, { min: 1, max: 65_535 })
  const height = checkInteger('height', size.height, { min: 1, max: 65_535 })
  const random = new SeededRandom(checkInteger('seed', seed, { min: 0, max: MAX_SEED }))
  const image = { data: new Uint8Array(width * height * 3), width, height }
  paintLandscape(image, random)
  paintLights(image, random)
  paintBoard(image, random)
  addGrain(image.data, random)
  return image
}

function paintLandscape(image: RgbPixels, random: SeededRandom): void {
  const { width, height } = image
  const layers = landscapeLayers(random, width, height)
  const cell = (share: number): number => Math.max(2, Math.round(width / share))
  const clouds = [6, 24].map((share) => new ValueNoise(random, { cell: cell(share), width, height }))
  const texture = new ValueNoise(random, { cell: Math.max(2, Math.round(width / 900)), width, height })
  const broad = new Float32Array(width)
  const fine = new Float32Array(width)
  for (let y = 0; y < height; y++) {
    // Brighter towards the horizon, as haze makes it.
    broad.fill(40 * (y / height) - 10)
    fine.fill(0)
    clouds.forEach((noise, octave) => noise.addRow(broad, y, 26 / (octave + 1)))
    texture.addRow(fine, y, 34)
    paintRow(image, y, { layers, broad, fine })
  }
}

interface RowPaint {
  layers: readonly Layer[]
  broad: Float32Array
  fine: Float32Array
}

function paintRow({ data, width }: RgbPixels, y: number, { layers, broad, fine }: RowPaint): void {
  for (let x = 0, at = y * width * 3; x < width; x++, at += 3) {
    const layer = layerAt(layers, x, y)
    if (layer === undefined) continue
    const light = broad[x]! + fine[x]! * layer.roughness
    const [red, green, blue] = layer.colour
    data[at] = clamp(red + light)
    data[at + 1] = clamp(green + light)
    data[at + 2] = clamp(blue + light * 0.8)
  }
}

/** Returns the layer in front. */
function layerAt(layers: readonly Layer[], x: number, y: number): Layer | undefined {
  for (let depth = layers.length - 1; depth > 0; depth--) if (y >= layers[depth]!.top[x]!) return layers[depth]
  return layers[0]
}

/** Adds the noise of a sensor: up to 7 steps either way, small steps more often, another for each colour. */
function addGrain(data: Uint8Array, random: SeededRandom): void {
  for (let at = 0; at + 2 < data.length; at += 3) {
    const bits = random.next()
    data[at] = clamp(data[at]! + (bits & 7) - ((bits >>> 3) & 7))
    data[at + 1] = clamp(data[at + 1]! + ((bits >>> 8) & 7) - ((bits >>> 11) & 7))
    data[at + 2] = clamp(data[at + 2]! + ((bits >>> 16) & 7) - ((bits >>> 19) & 7))
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value
}
