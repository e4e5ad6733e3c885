import type { Key } from 'ink'

/** Names what was pressed, in order: characters that are typed quickly come together. */
export function keyNames(input: string, key: Key): string[] {
  const name = keyName(input, key)
  return name === input && input.length > 1 ? [...input].map((each) => (each === ' ' ? 'space' : each)) : [name]
}

/** Names a key press as key maps do: `up`, `return`, `ctrl+c`, or the character itself. */
function keyName(input: string, key: Key): string {
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
