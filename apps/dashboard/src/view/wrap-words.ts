import { columnsOf } from './segment.ts'

/**
 * Breaks a text into lines of at most `width` columns, between words where it can.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(wrapWords('two cores are better', 10)).toEqual(['two cores', 'are better'])
 * ```
 */
export function wrapWords(content: string, width: number): string[] {
  const lines: string[] = []
  for (const word of content.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push([...word].slice(0, width).join(''))
  }
  return lines
}
