import type { TourState } from '../model/tour-state.ts'
import type { Glyphs } from './glyphs.ts'
import { type KeyBinding, keyBindings } from './keys.ts'
import { bold, dim, type Row, text, widthOf } from './segment.ts'

/** Draws the foot of the screen from the key map; keys that find no room are in the help. */
export function footRow(state: TourState, width: number, glyphs: Glyphs): Row {
  const lastTwo = keyBindings.slice(-2)
  const kept = keyBindings.slice(0, -2)
  while (kept.length > 0 && widthOf(keysRow([...kept, ...lastTwo], state, glyphs)) > width) kept.pop()
  return keysRow([...kept, ...lastTwo], state, glyphs)
}

function keysRow(bindings: readonly KeyBinding[], state: TourState, glyphs: Glyphs): Row {
  return bindings.flatMap((binding, index) => [
    text(index === 0 ? ' ' : '  '),
    bold(binding.shown(glyphs), 'cyan'),
    dim(` ${binding.short(state)}`),
  ])
}
