import type { RgbPixels } from '../codec/library.ts'
import { colourNear, type Colour } from './landscape.ts'
import type { SeededRandom } from './random.ts'

/** Columns and rows of the dots that a letter is made of, a gap included. */
const LETTER = { columns: 6, rows: 8 }

/** Paints soft lights over an image: the sun, and spots as an open aperture makes them. */
export function paintLights(image: RgbPixels, random: SeededRandom): void {
  const size = Math.min(image.width, image.height)
  for (let light = 0; light < 14; light++) {
    const radius = Math.max(2, size * (light === 0 ? 0.12 : random.between(0.01, 0.05)))
    const x = random.between(0, image.width)
    const y = random.between(0, image.height * (light === 0 ? 0.3 : 1))
    paintLight(image, { x, y, radius }, colourNear(random, [235, 215, 180]))
  }
}

/** Paints a board with rows of letter-like marks: the sharp edges that compression is hardest on. */
export function paintBoard(image: RgbPixels, random: SeededRandom): void {
  const dot = Math.max(1, Math.round(image.width / 700))
  const width = Math.min(image.width, dot * (LETTER.columns * 24 + 4))
  const height = Math.min(image.height, dot * (LETTER.rows * 7 + 4))
  const left = Math.floor(random.between(0, image.width - width))
  const top = Math.floor(random.between(0.5, 0.9) * (image.height - height))
  fill(image, { left, top, width, height }, [240, 236, 225])
  for (let y = 2; y + 1 < height / dot - 2; y++) {
    for (let x = 2; x + 1 < width / dot - 2; x++) {
      const isGap = x % LETTER.columns === 1 || y % LETTER.rows === 1
      if (isGap || random.next() % 100 >= 45) continue
      fill(image, { left: left + x * dot, top: top + y * dot, width: dot, height: dot }, [30, 30, 45])
    }
  }
}

function paintLight(image: RgbPixels, light: { x: number; y: number; radius: number }, colour: Colour): void {
  const { x, y, radius } = light
  const bottom = Math.min(image.height, Math.ceil(y + radius))
  const right = Math.min(image.width, Math.ceil(x + radius))
  for (let row = Math.max(0, Math.floor(y - radius)); row < bottom; row++) {
    for (let column = Math.max(0, Math.floor(x - radius)); column < right; column++) {
      const distance = ((column - x) ** 2 + (row - y) ** 2) / radius ** 2
      if (distance < 1) blend(pixelAt(image, column, row), colour, (1 - distance) * 0.8)
    }
  }
}

function pixelAt({ data, width }: RgbPixels, column: number, row: number): Uint8Array {
  const at = (row * width + column) * 3
  return data.subarray(at, at + 3)
}

function blend(pixel: Uint8Array, colour: Colour, share: number): void {
  colour.forEach((value, channel) => {
    const under = pixel[channel] ?? 0
    pixel[channel] = under + (value - under) * share
  })
}

interface Box {
  left: number
  top: number
  width: number
  height: number
}

function fill(image: RgbPixels, box: Box, [red, green, blue]: Colour): void {
  for (let row = box.top; row < box.top + box.height; row++) {
    const start = (row * image.width + box.left) * 3
    for (let at = start; at < start + box.width * 3; at += 3) {
      image.data[at] = red
      image.data[at + 1] = green
      image.data[at + 2] = blue
    }
  }
}
