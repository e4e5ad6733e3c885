import { press } from '../tour/act.ts'
import { startClock } from '../tour/clock.ts'
import type { Tour } from '../tour/tour.ts'
import type { TourStore } from '../tour/tour-store.ts'
import type { Glyphs } from '../view/glyphs.ts'
import { screenRows } from '../view/screen.ts'
import { type Left, mountRows, type ScreenStreams } from './mount-rows.tsx'

/**
 * Runs the tour on the whole screen until the user leaves; then the terminal is as it was before.
 *
 * @throws (rejects) whatever drawing throws.
 */
export async function showFullScreen(
  tour: Tour,
  store: TourStore,
  options: ScreenStreams & { glyphs: Glyphs },
): Promise<Left> {
  const { glyphs } = options
  const { subscribe, snapshot } = store
  const screen = mountRows(
    {
      subscribe,
      snapshot,
      draw: (state, size) => screenRows(state, size, glyphs),
      press: (key) => press(key, tour, store),
    },
    options,
  )
  const stopClock = startClock(tour, store)
  const running = tour.run()
  try {
    return await screen.left
  } finally {
    stopClock()
    tour.stop()
    await running
  }
}
