import { prepareInk } from '../terminal/prepare-ink.ts'
import type { Glyphs } from '../view/glyphs.ts'
import { topScreen } from '../view/top/top-screen.ts'
import { pressTop } from '../watch/press-top.ts'
import { startTopClock } from '../watch/top-clock.ts'
import type { TopStore } from '../watch/top-store.ts'
import type { Watcher } from '../watch/watcher.ts'

/** The whole screen, as a command shows its own work on it. */
export interface OwnScreen {
  /** Resolves once the terminal is as it was before. */
  left: Promise<unknown>
  leave: () => void
}

/** Shows what a command does on the whole screen of stderr, until the user leaves or the command ends. */
export async function showOwnScreen(store: TopStore, glyphs: Glyphs): Promise<OwnScreen> {
  prepareInk(process.env)
  const { mountRows } = await import('./mount-rows.tsx')
  const watcher: Watcher = {
    control: () => Promise.reject(new Error('Ctrl-C ends the command; there is nothing else to control')),
    toggleRecording: () => store.hint('MP_RECORD=run.ndjson before the command records it'),
    write: (sequence) => void process.stderr.write(sequence),
    replay: undefined,
  }
  const screen = mountRows(
    {
      subscribe: store.subscribe,
      snapshot: store.snapshot,
      draw: (state, size) => topScreen(state, size, glyphs),
      press: (key) => {
        // No signal comes of it while keys are read one by one; the command hears of it as it does elsewhere.
        if (key === 'ctrl+c') setImmediate(() => process.kill(process.pid, 'SIGINT'))
        return pressTop(key, store, watcher)
      },
    },
    { stdout: process.stderr, stdin: process.stdin },
  )
  const stopClock = startTopClock(store)
  const leave = (): void => screen.leave('done')
  return { left: screen.left.finally(stopClock), leave }
}
