import type { Backend, PoolEvent } from '@mp/core'
import type { LogEntry } from './board.ts'
import type { Outcome } from './outcome.ts'
import type { Placement } from './tour-state.ts'

/** What changes the state of the tour. */
export type TourEvent =
  | { type: 'tick'; at: number; ownCost: number | undefined }
  | { type: 'cores'; loads: readonly number[] }
  | { type: 'placements'; placements: readonly Placement[] }
  | { type: 'demo-start'; at: number; demo: string }
  | { type: 'demo-phase'; demo: string; phase: string; taskCount: number | undefined }
  | { type: 'demo-log'; demo: string; entry: LogEntry }
  | { type: 'demo-end'; at: number; demo: string; outcome: Outcome }
  | { type: 'demo-error'; at: number; demo: string; error: string }
  | { type: 'demo-stop'; at: number; demo: string }
  | { type: 'pool'; demo: string; event: PoolEvent }
  | { type: 'select'; by: number }
  | { type: 'follow' }
  | { type: 'backend'; backend: Backend }
  | { type: 'workers'; workers: number }
  | { type: 'pause'; isPaused: boolean }
  | { type: 'help'; isOpen: boolean }
  | { type: 'hint'; text: string; until: number }
  | { type: 'tour-over' }
