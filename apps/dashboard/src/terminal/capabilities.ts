/** What the terminal can do, decided once at the start. */
export interface Capabilities {
  /** Whether a full screen can be drawn and keys can be read. */
  isInteractive: boolean
  hasColour: boolean
  hasUnicode: boolean
}

interface Streams {
  stdout: { isTTY?: boolean }
  stdin: { isTTY?: boolean }
}

/**
 * Decides what the terminal can do.
 *
 * @remarks An empty `CI` counts as unset, an empty `NO_COLOR` too; `FORCE_COLOR=0` means no colour.
 */
export function capabilitiesOf(environment: NodeJS.ProcessEnv, streams: Streams): Capabilities {
  const isDumb = environment['TERM'] === 'dumb'
  const isContinuousIntegration = isSet(environment['CI']) && environment['CI'] !== 'false'
  const isTerminal = streams.stdout.isTTY === true && streams.stdin.isTTY === true
  return {
    isInteractive: isTerminal && !isDumb && !isContinuousIntegration,
    hasColour: !isSet(environment['NO_COLOR']) && environment['FORCE_COLOR'] !== '0' && !isDumb,
    hasUnicode: hasUnicode(environment),
  }
}

function hasUnicode(environment: NodeJS.ProcessEnv): boolean {
  if (environment['TERM'] === 'linux' || environment['TERM'] === 'dumb') return false
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG']
  if (!isSet(locale)) return process.platform !== 'linux'
  return /utf-?8/i.test(locale)
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}
