import { capabilitiesOf } from '../terminal/capabilities.ts'
import { glyphsFor } from '../view/choose-glyphs.ts'
import type { Glyphs } from '../view/glyphs.ts'
import { type ProgressKind, type Surface, surfaceFor } from './choose-surface.ts'

/** What ends sooner than this needs no progress, in milliseconds, unless it was asked for. */
const usualDelayMs = 1000

/** Where a command shows its own progress. */
export interface OwnSurface {
  kind: Exclude<Surface, 'none'>
  /** Whether it is drawn in place, on a terminal. */
  isDrawn: boolean
  glyphs: Glyphs
  /** How long nothing is shown at first, in milliseconds. */
  delayMs: number
}

/** What was asked for. */
export interface AskedProgress {
  progress: ProgressKind
  quiet: boolean
  /** Whether stdout is for programs, so that progress has to be asked for. */
  isForPrograms: boolean
}

/** Says where a command shows its progress: on stderr, as asked for and as that can; undefined for nowhere. */
export function ownSurface({ progress, quiet, isForPrograms }: AskedProgress): OwnSurface | undefined {
  if (quiet || (isForPrograms && progress === 'auto')) return undefined
  const terminal = capabilitiesOf(process.env, { stdout: process.stderr, stdin: { isTTY: true } })
  const asked = surfaceFor({ kind: progress, usual: 'inline', terminal })
  if (asked === 'none') return undefined
  // Without a terminal to move the cursor on, lines are what is left of eight lines.
  const kind = asked === 'inline' && !terminal.isInteractive ? 'counter' : asked
  return {
    kind,
    isDrawn: kind === 'inline' || kind === 'full',
    glyphs: glyphsFor('auto', terminal),
    delayMs: progress === 'auto' ? usualDelayMs : 0,
  }
}

/** Says why the whole screen cannot be had, where it was asked for; undefined when it can. */
export function fullScreenRefusal({ progress }: Pick<AskedProgress, 'progress'>): string | undefined {
  if (progress !== 'full') return undefined
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY && process.env['TERM'] !== 'dumb'
  return isTerminal ? undefined : '--progress full needs a terminal for input and on stderr'
}
