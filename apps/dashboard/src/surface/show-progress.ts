import { type Glyphs, inGlyphs } from '../view/glyphs.ts'
import { counterLine } from '../view/top/counter-line.ts'
import { inlineRows } from '../view/top/inline-rows.ts'
import { milestonesOf, newFailures, nothingSpoken } from '../view/top/milestones.ts'
import { startTopClock } from '../watch/top-clock.ts'
import type { TopStore } from '../watch/top-store.ts'
import type { Surface } from './choose-surface.ts'
import { InlineBlock } from './inline-block.ts'

/** Time between two lines of a counter, in milliseconds; a line comes sooner after each tenth of the job. */
const counterMs = 10_000
/** Without a screen, frames are only looks at what is new. */
const pace = { budget: 0.02, leastMs: 250, mostMs: 2000 }

/** Progress that is being shown; disposing of it ends that and leaves the last of it. */
export interface ShownProgress extends Disposable {
  /** Has something written, above the progress where that is drawn in place. */
  aside: (write: () => void) => void
}

/** How progress is shown. */
export interface ProgressOptions {
  stream: NodeJS.WriteStream
  glyphs: Glyphs
  /** How long nothing is shown at first, in milliseconds. */
  delayMs?: number
  /** Whether the clock draws, or only what publishes the store. */
  clock?: 'moves' | 'stands'
  /** Whether eight lines stay at the end. */
  isKept?: boolean
}

/**
 * Shows what a store knows anywhere but on the whole screen: eight lines under a log, lines of a log, or sentences.
 *
 * @remarks For every command that runs pools: it has the store take in events of `observe()`.
 */
export function showProgress(
  store: TopStore,
  surface: Exclude<Surface, 'full'>,
  options: ProgressOptions,
): ShownProgress {
  const { stream, glyphs, delayMs = 0, clock = 'moves', isKept = true } = options
  const showsFrom = performance.now() + delayMs
  const isDue = (): boolean => performance.now() >= showsFrom
  const block = surface === 'inline' ? new InlineBlock(stream) : undefined
  const lines = linesFor(surface, store, glyphs)
  const rows = () => inlineRows(store.shown, { columns: stream.columns || 80, rows: (stream.rows || 24) - 1 }, glyphs)
  const draw = (): void => {
    if (!isDue()) return
    block?.show(rows())
    for (const line of lines()) stream.write(`${line}\n`)
  }
  const unsubscribe = store.subscribe(draw)
  const stopClock = clock === 'moves' ? startTopClock(store, { pace }) : undefined
  return {
    aside: (write) => {
      block?.clear()
      write()
      if (isDue()) block?.show(rows())
    },
    [Symbol.dispose]: () => {
      stopClock?.()
      store.publish()
      unsubscribe()
      if (!isKept) block?.clear()
      block?.keep()
    },
  }
}

/** Returns what tells the lines that are new since it was last asked. */
function linesFor(surface: Exclude<Surface, 'full'>, store: TopStore, glyphs: Glyphs): () => string[] {
  if (surface === 'counter') return counterLines(store, glyphs)
  if (surface !== 'milestones') return () => []
  const spoken = nothingSpoken()
  return () => milestonesOf(store.shown, spoken)
}

function counterLines(store: TopStore, glyphs: Glyphs): () => string[] {
  const spoken = nothingSpoken()
  let last = ''
  let at = performance.now()
  return () => {
    const failures = newFailures(store.shown, spoken).map((words) => inGlyphs(words, glyphs))
    const isNews = failures.length + milestonesOf(store.shown, spoken).length > 0
    const line = counterLine(store.shown, glyphs)
    if (line === last || (!isNews && performance.now() - at < counterMs)) return failures
    last = line
    at = performance.now()
    return [...failures, line]
  }
}
