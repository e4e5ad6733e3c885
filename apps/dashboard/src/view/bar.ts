import type { Glyphs } from './glyphs.ts'
import { type Colour, dim, type Row, text } from './segment.ts'

/** Draws a bar of `width` columns, filled from 0 to 1. */
export function bar(fraction: number, width: number, options: { glyphs: Glyphs; colour: Colour }): Row {
  const { glyphs, colour } = options
  const steps = glyphs.parts.length + 1
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * width * steps)
  const whole = Math.floor(filled / steps)
  const part = glyphs.parts[(filled % steps) - 1] ?? ''
  return [
    text(glyphs.full.repeat(whole) + part, colour),
    dim(glyphs.empty.repeat(Math.max(0, width - whole - part.length))),
  ]
}

/** Draws one character for each value, scaled to the largest, the newest at the right. */
export function sparkline(values: readonly number[], width: number, options: { glyphs: Glyphs; max?: number }): string {
  const { glyphs } = options
  const shown = values.slice(-width)
  const max = options.max ?? Math.max(...shown, 0)
  const levels = glyphs.spark.length
  const cells = shown.map((value) => {
    const level = max <= 0 ? 0 : Math.ceil((value / max) * levels) - 1
    return glyphs.spark[Math.min(levels - 1, Math.max(0, level))] ?? ' '
  })
  return cells.join('').padStart(width, ' ')
}
