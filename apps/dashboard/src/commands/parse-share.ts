import { InvalidArgumentError } from 'commander'

/**
 * Reads a share such as `50%` or `0.5`.
 *
 * @returns More than 0, and at most 1.
 * @throws InvalidArgumentError for anything else.
 * @example
 * ```ts @import.meta.vitest
 * expect(['50%', '0.25', '100%'].map(parseShare)).toEqual([0.5, 0.25, 1])
 * expect(() => parseShare('150%')).toThrow('at most 100%')
 * ```
 */
export function parseShare(text: string): number {
  const [, number = '', percent = ''] = /^(\d+(?:\.\d+)?)\s*(%)?$/.exec(text.trim()) ?? []
  const share = Number(number) / (percent === '%' ? 100 : 1)
  if (number !== '' && share > 0 && share <= 1) return share
  throw new InvalidArgumentError('It must be a share such as 50% or 0.5, more than 0 and at most 100%.')
}
