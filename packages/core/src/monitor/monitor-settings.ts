import { inspect } from 'node:util'
import { checkKeys } from '../check-option.ts'
import { OptionRangeError, OptionTypeError } from '../errors.ts'

/** Options of a pool about those who watch it. */
export interface MonitorOptions {
  /**
   * Whether watchers may pause, resize and drain the pool, and end its tasks.
   * @defaultValue false, or true with `MP_MONITOR=control` in the environment
   */
  control?: boolean
  /**
   * Whether the arguments of tasks that fail are told, in words of at most 200 characters.
   * @defaultValue true
   */
  arguments?: boolean
}

/** Options with every default filled in. */
export interface MonitorSettings {
  /** Whether the pool is told to anybody. */
  isShown: boolean
  /** Whether the program asks to be watched. */
  isAsked: boolean
  control: boolean
  arguments: boolean
}

/** What `MP_MONITOR` in the environment says. */
type Mode = 'on' | 'control' | 'off' | 'unset'

const MODES: Readonly<Record<string, Mode>> = {
  '': 'unset',
  '0': 'off',
  off: 'off',
  '1': 'on',
  on: 'on',
  control: 'control',
}

/**
 * Returns what `MP_MONITOR` says.
 *
 * @throws {@link OptionRangeError} when it says anything else than it can.
 */
export function monitorMode(): Mode {
  const text = process.env['MP_MONITOR'] ?? ''
  const mode = Object.hasOwn(MODES, text) ? MODES[text] : undefined
  if (mode === undefined) throw new OptionRangeError(`MP_MONITOR must be 1, control or off, got ${inspect(text)}`)
  return mode
}

/** Fills in defaults of the `monitor` option, or throws what is wrong with it. */
export function monitorSettings(given: unknown): MonitorSettings {
  const mode = monitorMode()
  const options = optionsOf(given)
  return {
    isShown: given !== false,
    isAsked: mode !== 'off' && given !== false && (mode !== 'unset' || given !== undefined),
    control: options.control ?? mode === 'control',
    arguments: options.arguments ?? true,
  }
}

function optionsOf(given: unknown): MonitorOptions {
  if (given === undefined || typeof given === 'boolean') return {}
  checkKeys('monitor', given, ['control', 'arguments'])
  return { ...flagOf(given, 'control'), ...flagOf(given, 'arguments') }
}

function flagOf(given: unknown, name: keyof MonitorOptions): MonitorOptions {
  const value: unknown = Reflect.get(Object(given), name)
  if (value === undefined) return {}
  if (typeof value === 'boolean') return { [name]: value }
  throw new OptionTypeError(`monitor.${name} must be true or false, got ${inspect(value)}`)
}
