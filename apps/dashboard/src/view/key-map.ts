import type { Room } from './core-rows.ts'
import type { Glyphs } from './glyphs.ts'
import { bold, dim, type Row, text, widthOf } from './segment.ts'

/** A key, or several for one thing, with the words of the help. */
interface KeyBinding<Action, State> {
  /** As the input reader names them. */
  keys: Readonly<Record<string, Action>>
  /** How the keys are written on screen. */
  shown: (glyphs: Glyphs) => string
  /** A word for the foot of the screen; empty when the key does nothing there. */
  short: (state: State) => string
  /** A sentence for the help page. */
  long: string
}

/** All keys of a screen: its foot, its help page and its input reader are made from this one list. */
export type KeyMap<Action, State> = readonly KeyBinding<Action, State>[]

/** Finds what a key asks for; undefined when it does nothing. */
export function actionIn<Action, State>(map: KeyMap<Action, State>, key: string): Action | undefined {
  return map.find((binding) => Object.hasOwn(binding.keys, key))?.keys[key]
}

/** Draws the foot of the screen; keys that find no room are in the help, which stays with the last two. */
export function keysRow<Action, State>(
  map: KeyMap<Action, State>,
  state: State,
  options: { width: number; glyphs: Glyphs },
): Row {
  const useful = map.filter((binding) => binding.short(state) !== '')
  const lastTwo = useful.slice(-2)
  const kept = useful.slice(0, -2)
  const draw = (): Row =>
    [...kept, ...lastTwo].flatMap((binding, index) => keyOf(binding, state, { ...options, index }))
  while (kept.length > 0 && widthOf(draw()) > options.width) kept.pop()
  return draw()
}

function keyOf<Action, State>(
  binding: KeyBinding<Action, State>,
  state: State,
  { glyphs, index }: { glyphs: Glyphs; index: number },
): Row {
  return [text(index === 0 ? ' ' : '  '), bold(binding.shown(glyphs), 'cyan'), dim(` ${binding.short(state)}`)]
}

/** Lists every key with its sentence, in two columns where one is too low. */
export function keyRows<Action, State>(map: KeyMap<Action, State>, room: Room): Row[] {
  const width = Math.max(8, ...map.map(({ shown }) => shown(room.glyphs).length + 2))
  return map.map((binding): Row => [bold(binding.shown(room.glyphs).padEnd(width), 'cyan'), text(binding.long)])
}
