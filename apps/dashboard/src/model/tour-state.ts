import type { Backend } from '@mp/core'
import { type Board, emptyBoard } from './board.ts'
import type { CoreLoad } from './core-load.ts'
import type { Outcome } from './outcome.ts'

/** Which worker was last seen on which core. */
export interface Placement {
  /** Such as `w3`. */
  name: string
  core: number
}

/** What a demo is called and says. */
export interface DemoCard {
  id: string
  label: string
  title: string
  seedText: string
}

/** One demo and its latest run. */
export interface DemoState extends DemoCard {
  status: 'waiting' | 'running' | 'done' | 'failed'
  board: Board
  outcome: Outcome | undefined
  error: string | undefined
}

/** Everything the screen shows. */
export interface TourState {
  startedAt: number
  now: number
  node: string
  demos: readonly DemoState[]
  /** Position of the demo that is shown. */
  selected: number
  /** Whether the shown demo changes to each that begins; choosing one by key lets go. */
  isFollowing: boolean
  backend: Backend
  /** Workers chosen by key or option; undefined leaves each demo its own number. */
  workers: number | undefined
  cores: readonly CoreLoad[]
  placements: readonly Placement[]
  isPaused: boolean
  isHelpOpen: boolean
  /** True once every demo had its turn. */
  isOver: boolean
  hint: { text: string; until: number } | undefined
  /** Share of one core that drawing and feeding cost, from 0 to 1. */
  ownCost: number | undefined
}

/** Returns the state before anything ran. */
export function initialTour(
  demos: readonly DemoCard[],
  options: { now: number; node: string; backend: Backend; workers: number | undefined },
): TourState {
  return {
    startedAt: options.now,
    now: options.now,
    node: options.node,
    demos: demos.map(({ id, label, title, seedText }) => ({
      id,
      label,
      title,
      seedText,
      status: 'waiting',
      board: emptyBoard(options.now),
      outcome: undefined,
      error: undefined,
    })),
    selected: 0,
    isFollowing: true,
    backend: options.backend,
    workers: options.workers,
    cores: [],
    placements: [],
    isPaused: false,
    isHelpOpen: false,
    isOver: false,
    hint: undefined,
    ownCost: undefined,
  }
}

/** The demo that is running, if any. */
export function runningDemo(state: TourState): DemoState | undefined {
  return state.demos.find(({ status }) => status === 'running')
}

/** The demo that is shown. */
export function selectedDemo(state: TourState): DemoState | undefined {
  return state.demos[state.selected]
}
