/** What the terminal can do, decided once at the start. */
export interface Capabilities {
  /** Whether a full screen can be drawn and keys can be read. */
  isInteractive: boolean
  hasColour: boolean
  hasUnicode: boolean
  /** Whether a screen reader reads the output aloud. */
  isSpoken: boolean
}

interface Streams {
  stdout: { isTTY?: boolean }
  stdin: { isTTY?: boolean }
}

/**
 * Decides what the terminal can do.
 *
 * @remarks `FORCE_COLOR` goes before `NO_COLOR`, and that before what the terminal is; `FORCE_COLOR=0` means no colour.
 * An empty variable counts as unset.
 */
export function capabilitiesOf(environment: NodeJS.ProcessEnv, streams: Streams): Capabilities {
  const isDumb = environment['TERM'] === 'dumb'
  const isContinuousIntegration = isSet(environment['CI']) && environment['CI'] !== 'false'
  const isTerminal = streams.stdout.isTTY === true && streams.stdin.isTTY === true
  return {
    isInteractive: isTerminal && !isDumb && !isContinuousIntegration,
    hasColour: hasColour(environment, streams.stdout.isTTY === true && !isDumb),
    hasUnicode: hasUnicode(environment),
    isSpoken: environment['INK_SCREEN_READER'] === 'true',
  }
}

function hasColour(environment: NodeJS.ProcessEnv, isColourTerminal: boolean): boolean {
  const force = environment['FORCE_COLOR']
  if (isSet(force)) return force !== '0' && force !== 'false'
  return !isSet(environment['NO_COLOR']) && isColourTerminal
}

function hasUnicode(environment: NodeJS.ProcessEnv): boolean {
  if (environment['TERM'] === 'linux' || environment['TERM'] === 'dumb') return false
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG']
  if (!isSet(locale)) return process.platform !== 'linux'
  // There, some of our glyphs are two columns wide in many fonts.
  if (/^(zh|ja|ko)/i.test(locale)) return false
  return /utf-?8/i.test(locale)
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}
