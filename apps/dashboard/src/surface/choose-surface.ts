import type { Capabilities } from '../terminal/capabilities.ts'

/** What `--progress` may say. */
export const progressKinds = ['auto', 'full', 'inline', 'counter', 'none'] as const

/** One of {@link progressKinds}. */
export type ProgressKind = (typeof progressKinds)[number]

/** Where progress goes: the whole screen, eight lines under the log, lines of a log, spoken sentences, or nowhere. */
export type Surface = Exclude<ProgressKind, 'auto'> | 'milestones'

/** Says where progress goes. */
export interface SurfaceFacts {
  kind: ProgressKind
  /** What `auto` means on a terminal. */
  usual: 'full' | 'inline'
  terminal: Pick<Capabilities, 'isInteractive' | 'isSpoken'>
}

/**
 * Decides where progress is shown: what was asked for, else what the terminal can do.
 *
 * @remarks A screen reader hears sentences in place of a screen that changes all the time, unless `full` is asked for.
 * @example
 * ```ts @import.meta.vitest
 * const pipe = { isInteractive: false, isSpoken: false }
 * expect(surfaceFor({ kind: 'auto', usual: 'full', terminal: pipe })).toBe('counter')
 * expect(surfaceFor({ kind: 'auto', usual: 'full', terminal: { isInteractive: true, isSpoken: true } })).toBe('milestones')
 * ```
 */
export function surfaceFor({ kind, usual, terminal }: SurfaceFacts): Surface {
  if (terminal.isSpoken && (kind === 'auto' || kind === 'inline' || kind === 'counter')) return 'milestones'
  if (kind !== 'auto') return kind
  return terminal.isInteractive ? usual : 'counter'
}
