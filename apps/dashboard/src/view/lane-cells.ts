import type { Span, SpanKind } from '../model/lane.ts'
import type { Glyphs } from './glyphs.ts'
import type { Row, Segment } from './segment.ts'

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
  return runs(kinds).map(([kind, length]) => segmentOf(kind, length, options.glyphs))
}

function runs(kinds: readonly SpanKind[]): [SpanKind, number][] {
  const grouped: [SpanKind, number][] = []
  for (const kind of kinds) {
    const last = grouped.at(-1)
    if (last?.[0] === kind) last[1] += 1
    else grouped.push([kind, 1])
  }
  return grouped
}

function segmentOf(kind: SpanKind, length: number, glyphs: Glyphs): Segment {
  switch (kind) {
    case 'run':
      return { text: glyphs.run.repeat(length), colour: 'green' }
    case 'start':
      return { text: glyphs.start.repeat(length), colour: 'yellow' }
    case 'failed':
      return { text: glyphs.failed.repeat(length), colour: 'red', bold: true }
    case 'idle':
      return { text: glyphs.idle.repeat(length), dim: true }
    case 'gone':
      return { text: glyphs.gone.repeat(length) }
  }
}
