import { expect, test } from 'vitest'
import { applyColour } from '../../src/commands/settings/apply-colour.ts'
import { capabilitiesOf } from '../../src/terminal/capabilities.ts'

const terminal = { stdout: { isTTY: true }, stdin: { isTTY: true } }

test.each([
  ['nothing is said', 'auto', {}, true],
  ['NO_COLOR', 'auto', { NO_COLOR: '1' }, false],
  ['FORCE_COLOR goes before NO_COLOR', 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true],
  ['a dumb terminal', 'auto', { TERM: 'dumb' }, false],
  ['FORCE_COLOR goes before a dumb terminal', 'auto', { TERM: 'dumb', FORCE_COLOR: '1' }, true],
  ['always goes before NO_COLOR', 'always', { NO_COLOR: '1', FORCE_COLOR: '0' }, true],
  ['never goes before FORCE_COLOR', 'never', { FORCE_COLOR: '1' }, false],
] as const)('colour: %s', (_, color, variables, hasColour) => {
  const environment: NodeJS.ProcessEnv = { ...variables }
  applyColour(color, environment)
  expect(capabilitiesOf(environment, terminal).hasColour).toBe(hasColour)
  // Node warns when it finds both.
  expect(environment['NO_COLOR'] !== undefined && environment['FORCE_COLOR'] !== undefined).toBe(false)
})
