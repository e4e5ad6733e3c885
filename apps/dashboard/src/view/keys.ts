import type { TourState } from '../model/tour-state.ts'
import { actionIn, type KeyMap } from './key-map.ts'

/** What a key asks for. */
export type Action = 'previous' | 'next' | 'run' | 'pause' | 'more' | 'fewer' | 'backend' | 'kill' | 'help' | 'quit'

/** All keys; the foot of the screen, the help page and the input reader are made from this one list. */
export const keyBindings: KeyMap<Action, TourState> = [
  {
    keys: { up: 'previous', down: 'next', left: 'previous', right: 'next' },
    shown: (glyphs) => glyphs.upDown,
    short: () => 'choose',
    long: 'choose a demo; its last run is shown',
  },
  {
    keys: { return: 'run' },
    shown: (glyphs) => glyphs.enter,
    short: () => 'run',
    long: 'run the chosen demo now; the tour goes on after it',
  },
  {
    keys: { space: 'pause' },
    shown: () => 'space',
    short: (state) => (state.isPaused ? 'go on' : 'pause'),
    long: 'pause: running tasks finish, no new one begins',
  },
  {
    keys: { '+': 'more', '=': 'more', '-': 'fewer' },
    shown: () => '+ -',
    short: () => 'workers',
    long: 'add or take away a worker, now and for the demos that follow',
  },
  {
    keys: { b: 'backend' },
    shown: () => 'b',
    short: (state) => (state.backend === 'process' ? 'threads' : 'processes'),
    long: 'change between processes and threads and run the demo again',
  },
  {
    keys: { k: 'kill' },
    shown: () => 'k',
    short: () => 'kill',
    long: 'kill a worker: its task is tried again on a fresh one, nothing is lost',
  },
  { keys: { '?': 'help' }, shown: () => '?', short: () => 'help', long: 'open or close this page' },
  {
    keys: { q: 'quit', 'ctrl+c': 'quit' },
    shown: () => 'q',
    short: () => 'quit',
    long: 'leave; what was measured is printed below your prompt',
  },
]

/** Finds what a key asks for; undefined when it does nothing. */
export function actionOf(key: string): Action | undefined {
  return actionIn(keyBindings, key)
}
