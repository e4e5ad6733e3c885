import type { TopState } from '../model/top/top-state.ts'
import type { Glyphs } from '../view/glyphs.ts'
import { pressTop } from '../watch/press-top.ts'
import { type ClockOptions, startTopClock } from '../watch/top-clock.ts'
import type { TopStore } from '../watch/top-store.ts'
import type { Watcher } from '../watch/watcher.ts'
import { topScreen } from '../view/top/top-screen.ts'
import { hasFailures } from './has-failures.ts'
import { type Left, mountRows, type ScreenStreams } from './mount-rows.tsx'

/** How long a screen stays after all has ended well, in milliseconds. */
const stayMs = 3000

/**
 * Shows a program on the whole screen until the user leaves, or until some seconds after it has ended well.
 *
 * @param options.over - Resolves when nothing more will come.
 * @throws (rejects) whatever drawing throws.
 */
export async function showProgram(
  store: TopStore,
  watcher: Watcher,
  options: ScreenStreams & { glyphs: Glyphs; over: Promise<void>; clock?: ClockOptions },
): Promise<Left> {
  const { glyphs, over } = options
  let hasStayed = false
  const screen = mountRows(
    {
      subscribe: store.subscribe,
      snapshot: store.snapshot,
      draw: (state, size) => topScreen(state, size, glyphs),
      press: (key) => {
        hasStayed = true
        return pressTop(key, store, watcher)
      },
    },
    options,
  )
  const stopClock = startTopClock(store, { costOf: 'process', ...options.clock })
  let timer: NodeJS.Timeout | undefined
  void over.then(() => {
    if (!hasEndedWell(store.state) || hasStayed) return
    store.hint('ended well: leaving in 3 s; any key stays')
    timer = setTimeout(() => (hasStayed ? undefined : screen.leave('done')), stayMs)
  })
  try {
    return await screen.left
  } finally {
    clearTimeout(timer)
    stopClock()
  }
}

/** Whether the program has ended, and nothing failed or died. */
function hasEndedWell({ program, source }: TopState): boolean {
  return source.type === 'ended' && program.end?.exitCode === 0 && !hasFailures({ program })
}
