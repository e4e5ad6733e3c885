import type { SpanKind } from '../model/lane.ts'
import type { LaneKind } from '../model/watch/timeline.ts'
import type { Glyphs } from './glyphs.ts'
import type { Row, Segment } from './segment.ts'

/** What a cell of a lane shows. */
export type CellKind = SpanKind | LaneKind

/** Draws the cells of a lane: a glyph for each, and a colour that only says it once more. */
export function laneSegments(kinds: readonly CellKind[], glyphs: Glyphs): Row {
  const grouped: [CellKind, number][] = []
  for (const kind of kinds) {
    const last = grouped.at(-1)
    if (last?.[0] === kind) last[1] += 1
    else grouped.push([kind, 1])
  }
  return grouped.map(([kind, length]) => segmentOf(kind, length, glyphs))
}

/** Blue, yellow and the shade of the glyph tell kinds apart for eyes that see red and green alike. */
function segmentOf(kind: CellKind, length: number, glyphs: Glyphs): Segment {
  const text = glyphs[kind].repeat(length)
  switch (kind) {
    case 'run':
      return { text, colour: 'green' }
    case 'copy':
      return { text, colour: 'blue' }
    case 'start':
      return { text, colour: 'yellow' }
    case 'wait':
      return { text, colour: 'magenta' }
    case 'failed':
      return { text, colour: 'red', bold: true }
    case 'recycled':
      return { text, colour: 'cyan', bold: true }
    case 'idle':
      return { text, dim: true }
    case 'gone':
      return { text }
  }
}
