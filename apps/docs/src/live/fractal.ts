import { mandelbrotInput, PART_COUNT } from './catalogue.ts'

const { width, height, maxIterations } = mandelbrotInput

/** Paints the rows that one part has computed; rows are cut as `plan` cuts them. */
export function paintRows(canvas: HTMLCanvasElement, index: number, counts: Uint16Array): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  const rows = counts.length / width
  const image = context.createImageData(width, rows)
  for (const [pixel, count] of counts.entries()) {
    image.data.set(count >= maxIterations ? [4, 20, 22, 255] : colourOf(count), pixel * 4)
  }
  context.putImageData(image, 0, Math.floor((index * height) / PART_COUNT))
}

/** Returns red, green, blue and opacity: green for what leaves soon, amber for what stays long. */
function colourOf(count: number): [number, number, number, number] {
  const warmth = Math.min(1, Math.log(count + 1) / Math.log(maxIterations))
  const wave = 0.5 + 0.5 * Math.sin(count * 0.15)
  return [40 + 211 * warmth * wave, 90 + 120 * wave, 100 + 60 * (1 - warmth), 255]
}
