import type { Span, SpanKind } from '../model/lane.ts'
import type { Glyphs } from './glyphs.ts'
import { laneSegments } from './lane-segments.ts'
import type { Row } from './segment.ts'

/** The stretch of time that a row of cells shows. */
export interface TimeRange {
  from: number
  to: number
}

/** What a cell shows when several things happened in it: the most telling wins. */
const weight: Record<SpanKind, number> = { gone: 0, idle: 1, start: 2, run: 3, failed: 4 }

/** Draws spans as `width` cells, one glyph for each equal slice of the range. */
export function laneCells(spans: readonly Span[], range: TimeRange, options: { width: number; glyphs: Glyphs }): Row {
  const kinds = new Array<SpanKind>(options.width).fill('gone')
  const perCell = Math.max(0.001, range.to - range.from) / options.width
  for (const span of spans) {
    const first = Math.max(0, Math.floor((span.from - range.from) / perCell))
    const end = Math.min(span.to ?? range.to, range.to)
    const last = Math.min(options.width - 1, Math.max(first, Math.ceil((end - range.from) / perCell) - 1))
    if (span.from > range.to || end < range.from) continue
    for (let cell = first; cell <= last; cell++) {
      if (weight[span.kind] > weight[kinds[cell] ?? 'gone']) kinds[cell] = span.kind
    }
  }
  return laneSegments(kinds, options.glyphs)
}
