import { expect, test } from 'vitest'
import { capabilitiesOf } from '../../src/terminal/capabilities.ts'
import { prepareInk } from '../../src/terminal/prepare-ink.ts'

const terminal = { stdout: { isTTY: true }, stdin: { isTTY: true } }

test('a terminal is interactive, a pipe on either side is not', () => {
  expect(capabilitiesOf({ TERM: 'xterm' }, terminal).isInteractive).toBe(true)
  expect(capabilitiesOf({ TERM: 'xterm' }, { ...terminal, stdout: {} }).isInteractive).toBe(false)
  expect(capabilitiesOf({ TERM: 'xterm' }, { ...terminal, stdin: {} }).isInteractive).toBe(false)
})

test('a dumb terminal and continuous integration get the report; an empty CI does not count', () => {
  expect(capabilitiesOf({ TERM: 'dumb' }, terminal).isInteractive).toBe(false)
  expect(capabilitiesOf({ TERM: 'xterm', CI: 'true' }, terminal).isInteractive).toBe(false)
  expect(capabilitiesOf({ TERM: 'xterm', CI: '' }, terminal).isInteractive).toBe(true)
})

test.each([
  [{ LANG: 'C.UTF-8' }, true],
  [{ LANG: 'en_US.utf8' }, true],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, false],
  [{ LANG: 'C' }, false],
  [{ LANG: 'C.UTF-8', TERM: 'linux' }, false],
  [{ LANG: 'ja_JP.UTF-8' }, false],
])('%j means UTF-8: %s', (environment, expected) => {
  expect(capabilitiesOf(environment, terminal).hasUnicode).toBe(expected)
})

test('NO_COLOR becomes what Ink understands; an empty one changes nothing', () => {
  const without: NodeJS.ProcessEnv = { NO_COLOR: '1' }
  prepareInk(without)
  expect(without).toEqual({ NODE_ENV: 'production', FORCE_COLOR: '0' })
  const empty: NodeJS.ProcessEnv = { NO_COLOR: '' }
  prepareInk(empty)
  expect(empty).toEqual({ NODE_ENV: 'production', NO_COLOR: '' })
})
