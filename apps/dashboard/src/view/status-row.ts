import { selectedDemo, type TourState } from '../model/tour-state.ts'
import { type Glyphs, inGlyphs } from './glyphs.ts'
import { bold, columnsOf, fit, type Row, text } from './segment.ts'

/** Draws the line above the keys: a hint if there is one, else why the shown numbers are what they are. */
export function statusRow(state: TourState, width: number, glyphs: Glyphs): Row {
  if (state.hint !== undefined) return fit([bold(` ${inGlyphs(state.hint.text, glyphs)}`, 'yellow')], width)
  const verdict = selectedDemo(state)?.outcome?.verdict
  if (verdict === undefined) return fit([], width)
  const content = inGlyphs(verdict, glyphs)
  const room = width - 7
  const cut = columnsOf(content) > room ? `${[...content].slice(0, room - 1).join('')}${glyphs.ellipsis}` : content
  return fit([bold(' why ', 'cyan'), text(cut)], width)
}
