import type { CommonFlags } from '../common-flags.ts'

/**
 * Sets the variables that say whether there is colour, for this program and those that it starts.
 *
 * @remarks A flag goes before `FORCE_COLOR`, and that before `NO_COLOR`: Node warns when it finds both.
 */
export function applyColour(color: CommonFlags['color'], environment: NodeJS.ProcessEnv): void {
  const isForced = environment['FORCE_COLOR'] !== undefined && environment['FORCE_COLOR'] !== ''
  if (color === 'always') environment['FORCE_COLOR'] = '1'
  else if (color === 'never') environment['FORCE_COLOR'] = '0'
  if (color !== 'auto' || isForced) delete environment['NO_COLOR']
}
