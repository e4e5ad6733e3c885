import { nextLoads } from './core-load.ts'
import { type Board, emptyBoard, withLog } from './board.ts'
import { reduceBoard } from './reduce-board.ts'
import type { TourEvent } from './tour-event.ts'
import type { DemoState, TourState } from './tour-state.ts'

/** Returns the state after one event; nothing else changes it. */
export function reduceTour(state: TourState, event: TourEvent): TourState {
  switch (event.type) {
    case 'tick':
      return { ...state, now: event.at, ownCost: event.ownCost ?? state.ownCost, hint: freshHint(state, event.at) }
    case 'cores':
      return { ...state, cores: nextLoads(state.cores, event.loads) }
    case 'placements':
      return { ...state, placements: event.placements }
    case 'select':
      return { ...state, isFollowing: false, selected: wrap(state.selected + event.by, state.demos.length) }
    case 'follow':
      return { ...state, isFollowing: true }
    case 'backend':
      return { ...state, backend: event.backend }
    case 'workers':
      return { ...state, workers: event.workers }
    case 'pause':
      return { ...state, isPaused: event.isPaused }
    case 'help':
      return { ...state, isHelpOpen: event.isOpen }
    case 'hint':
      return { ...state, hint: { text: event.text, until: event.until } }
    case 'tour-over':
      return { ...state, isOver: true }
    default:
      return reduceDemo(state, event)
  }
}

type DemoEvent = Extract<TourEvent, { demo: string }>

function reduceDemo(state: TourState, event: DemoEvent): TourState {
  const demos = state.demos.map((demo) => (demo.id === event.demo ? nextDemo(demo, event) : demo))
  if (event.type !== 'demo-start' || !state.isFollowing) return { ...state, demos }
  return { ...state, now: event.at, demos, selected: demos.findIndex(({ id }) => id === event.demo) }
}

function nextDemo(demo: DemoState, event: DemoEvent): DemoState {
  switch (event.type) {
    case 'demo-start':
      return { ...demo, status: 'running', board: emptyBoard(event.at), outcome: undefined, error: undefined }
    case 'demo-phase':
      return { ...demo, board: beginPhase(demo.board, event) }
    case 'demo-log':
      return { ...demo, board: withLog(demo.board, event.entry) }
    case 'demo-end':
      return { ...demo, status: 'done', outcome: event.outcome, board: { ...demo.board, endedAt: event.at } }
    case 'demo-error': {
      const board = withLog(demo.board, { at: event.at, level: 'error', text: event.error })
      return { ...demo, status: 'failed', error: event.error, board: { ...board, endedAt: event.at } }
    }
    case 'demo-stop':
      return { ...demo, status: 'waiting', board: { ...demo.board, endedAt: event.at } }
    case 'pool':
      return { ...demo, board: reduceBoard(demo.board, event.event) }
  }
}

/** What came before says nothing of the progress of a new phase. */
function beginPhase(board: Board, event: { phase: string; taskCount: number | undefined }): Board {
  return { ...board, phase: event.phase, taskCount: event.taskCount, job: undefined }
}

function wrap(position: number, count: number): number {
  return count === 0 ? 0 : (position + count) % count
}

function freshHint(state: TourState, at: number): TourState['hint'] {
  return state.hint !== undefined && state.hint.until > at ? state.hint : undefined
}
