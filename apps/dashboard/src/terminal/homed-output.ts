const enterAlternateScreen = '\u001b[?1049h'
const cursorHome = '\u001b[H'

/**
 * Wraps an output so that the alternate screen begins at its top left corner.
 *
 * @remarks Entering it leaves the cursor where it was, and Ink draws from there: after a prompt with type-ahead the first
 * row would wrap, and a frame lower than the screen would stand at its foot.
 */
export function homedOutput(output: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(output, {
    get: (target, key): unknown => {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (first: unknown, ...rest: unknown[]): unknown =>
        Reflect.apply(value, target, [key === 'write' ? homed(first) : first, ...rest])
    },
  })
}

function homed(chunk: unknown): unknown {
  return typeof chunk === 'string' ? chunk.replace(enterAlternateScreen, enterAlternateScreen + cursorHome) : chunk
}
