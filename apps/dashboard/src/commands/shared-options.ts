import { InvalidArgumentError, Option } from 'commander'
import { type ProgressKind, progressKinds } from '../surface/choose-surface.ts'
import { parseDuration } from './parse-duration.ts'

/** Heading of the options that say what is printed. */
export const outputGroup = 'Output:'

/** Makes the option that chooses processes or threads. */
export function backendOption(): Option {
  return new Option('-b, --backend <kind>', 'kind of workers').choices(['process', 'thread']).default('process')
}

/** Makes the option that says how many workers there are. */
export function workersOption(): Option {
  return new Option('-j, --workers <number>', 'number of workers').argParser(integer({ min: 1, max: 1024 }))
}

/** Makes the option that prints one JSON document at the end. */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document at the end').default(false).helpGroup(outputGroup)
}

/** Makes the option that prints events, a JSON document a line. */
export function ndjsonOption(): Option {
  return new Option('--ndjson', 'print what happens as it happens, one JSON document a line')
    .default(false)
    .conflicts('json')
    .helpGroup(outputGroup)
}

/** Makes the option that says how progress is shown; name the kinds if a command has not all. */
export function progressOption(kinds: readonly ProgressKind[] = progressKinds): Option {
  return new Option('--progress <kind>', 'on stderr: the whole screen, eight lines under the log, lines, or nothing')
    .choices(kinds)
    .default('auto')
    .helpGroup(outputGroup)
}

/** Makes the option that limits each task, in milliseconds. */
export function timeoutOption(): Option {
  return new Option('--timeout <time>', 'limit of each task, such as 500ms or 10s').argParser(parseDuration)
}

/** Makes the option that limits the whole command, in milliseconds; one that runs into it ends with 124. */
export function timeLimitOption(): Option {
  return new Option('--time-limit <time>', 'limit of it all; what runs is finished, the rest is left').argParser(
    parseDuration,
  )
}

/** Makes the option that says how often a failed task is tried again. */
export function retriesOption(): Option {
  return new Option('--retries <number>', 'how often a failed task is tried again')
    .argParser(integer({ min: 0, max: 1000 }))
    .default(0)
}

/** Makes the parser of an option that takes a whole number within a range. */
export function integer(range: { min: number; max: number }): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isInteger(value) && value >= range.min && value <= range.max) return value
    throw new InvalidArgumentError(`It must be an integer from ${range.min} to ${range.max}.`)
  }
}
