import type { Glyphs } from './glyphs.ts'
import { bold, columnsOf, dim, fit, type Row, text, widthOf } from './segment.ts'

/** Where a panel goes and what it is called. */
export interface PanelFrame {
  title: string
  /** Shown dim after the title. */
  note?: string
  width: number
  height: number
  glyphs: Glyphs
}

/** Draws a frame of exactly `height` rows around `rows`; what does not fit is left out. */
export function panel(rows: readonly Row[], frame: PanelFrame): Row[] {
  const { width, height, glyphs } = frame
  if (height < 2 || width < 4) return []
  const [, , bottomLeft, bottomRight, line, side] = glyphs.frame
  const inner = Array.from({ length: height - 2 }, (_, index) => [
    dim(`${side} `),
    ...fit(rows[index] ?? [], width - 4),
    dim(` ${side}`),
  ])
  return [titleRow(frame), ...inner, [dim(bottomLeft + line.repeat(width - 2) + bottomRight)]]
}

function titleRow(frame: PanelFrame): Row {
  const [topLeft, topRight, , , line] = frame.glyphs.frame
  const note = frame.note === undefined || frame.note === '' ? '' : `  ${frame.note}`
  const room = frame.width - 6
  const title = [...frame.title].slice(0, room).join('')
  const rest = [...note].slice(0, Math.max(0, room - columnsOf(title))).join('')
  const head: Row = [dim(`${topLeft}${line} `), bold(title), dim(rest), text(' ')]
  return [...head, dim(line.repeat(Math.max(0, frame.width - widthOf(head) - 1)) + topRight)]
}

/** Puts blocks of rows of the same height side by side. */
export function beside(...blocks: readonly (readonly Row[])[]): Row[] {
  const height = Math.max(...blocks.map((block) => block.length))
  return Array.from({ length: height }, (_, index) => blocks.flatMap((block) => block[index] ?? []))
}
