import type { Key } from 'ink'

/** Names a key press as key maps do: `up`, `return`, `ctrl+c`, or the character itself. */
export function keyName(input: string, key: Key): string {
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.leftArrow) return 'left'
  if (key.rightArrow) return 'right'
  if (key.return) return 'return'
  if (key.escape) return 'escape'
  if (key.tab) return 'tab'
  if (key.backspace || key.delete) return 'backspace'
  if (key.pageUp) return 'pageup'
  if (key.pageDown) return 'pagedown'
  if (key.ctrl) return `ctrl+${input}`
  return input === ' ' ? 'space' : input
}
