import type { TourState } from '../model/tour-state.ts'
import type { Glyphs } from './glyphs.ts'
import { keysRow } from './key-map.ts'
import { keyBindings } from './keys.ts'
import type { Row } from './segment.ts'

/** Draws the foot of the tour's screen. */
export function footRow(state: TourState, width: number, glyphs: Glyphs): Row {
  return keysRow(keyBindings, state, { width, glyphs })
}
