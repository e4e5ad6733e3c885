/** Terminals take at most this much, in characters of base64. */
const mostLength = 74_994

/**
 * Returns what has a terminal put a text on the clipboard (OSC 52), over ssh too; undefined when it is too long.
 *
 * @remarks Terminals that do not know it ignore it; tmux passes it on with `set -g set-clipboard on`.
 * @example
 * ```ts @import.meta.vitest
 * expect(copySequence('hi')).toBe('\u001b]52;c;aGk=\u0007')
 * ```
 */
export function copySequence(content: string): string | undefined {
  const encoded = Buffer.from(content, 'utf8').toString('base64')
  return encoded.length > mostLength ? undefined : `\u001b]52;c;${encoded}\u0007`
}
