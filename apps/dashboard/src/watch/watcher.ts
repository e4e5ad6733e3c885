import type { ControlAction } from '../model/top/top-state.ts'
import type { ReplayPlayer } from './replay-player.ts'

/** What keys act on besides the screen. */
export interface Watcher {
  /** Asks the program to do something; rejects with why not. */
  control: (action: ControlAction) => Promise<void>
  /** Begins or ends recording, and says so by a hint. */
  toggleRecording: () => void
  /** Sends an escape code to the terminal. */
  write: (sequence: string) => void
  /** The replay that is shown, if it is one. */
  replay: ReplayPlayer | undefined
}
