import { render } from 'ink'
import { homedOutput } from '../terminal/homed-output.ts'
import { startClock } from '../tour/clock.ts'
import type { Tour } from '../tour/tour.ts'
import type { TourStore } from '../tour/tour-store.ts'
import type { Glyphs } from '../view/glyphs.ts'
import { Dashboard } from './dashboard.tsx'

/** Where the full screen is drawn and keys come from. */
export interface ScreenStreams {
  stdout: NodeJS.WriteStream
  stdin: NodeJS.ReadStream
}

/** How the full screen was left: by key, by Ctrl-C, or by a signal. */
export type Left = 'quit' | 'interrupt' | 'terminate'

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
  const { stdout, stdin, glyphs } = options
  const ink = render(<Dashboard tour={tour} store={store} glyphs={glyphs} />, {
    stdout: homedOutput(stdout),
    stdin,
    alternateScreen: true,
    interactive: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: stdout === process.stdout,
  })
  let signalled: Left | undefined
  const leave = (left: Left) => () => {
    signalled = left
    ink.unmount()
  }
  const signals = { SIGINT: leave('interrupt'), SIGTERM: leave('terminate'), SIGHUP: leave('terminate') }
  for (const [signal, listener] of Object.entries(signals)) process.on(signal, listener)
  const stopClock = startClock(tour, store)
  const running = tour.run()
  try {
    const reason: unknown = await ink.waitUntilExit()
    return signalled ?? (reason === 'interrupt' ? 'interrupt' : 'quit')
  } finally {
    stopClock()
    tour.stop()
    await running
    for (const [signal, listener] of Object.entries(signals)) process.off(signal, listener)
  }
}
