import { InvalidArgumentError } from 'commander'

const most = 1024

/**
 * Reads numbers of workers, such as `1,2,4` or `1-4`.
 *
 * @returns Each once, in rising order.
 * @throws InvalidArgumentError for anything else.
 * @example
 * ```ts @import.meta.vitest
 * expect([parseWorkerCounts('4,1,2'), parseWorkerCounts('1-3,8')]).toEqual([[1, 2, 4], [1, 2, 3, 8]])
 * expect(() => parseWorkerCounts('0')).toThrow('from 1 to 1024')
 * ```
 */
export function parseWorkerCounts(text: string): number[] {
  const counts = text.split(',').flatMap(rangeOf)
  return [...new Set(counts)].toSorted((a, b) => a - b)
}

/**
 * Returns the numbers of workers to measure: 1, 2, 4 and so on, and as many as there are cores.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect([1, 2, 6, 8].map(defaultWorkerCounts)).toEqual([[1], [1, 2], [1, 2, 4, 6], [1, 2, 4, 8]])
 * ```
 */
export function defaultWorkerCounts(cores: number): number[] {
  const powers = Array.from({ length: Math.floor(Math.log2(cores)) + 1 }, (_, power) => 2 ** power)
  return [...new Set([...powers, cores])]
}

function rangeOf(text: string): number[] {
  const [, first, last] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(text) ?? []
  const [from, to] = [Number(first), Number(last ?? first)]
  if (from >= 1 && to >= from && to <= most) return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  throw new InvalidArgumentError(`It must be numbers from 1 to ${most}, such as 1,2,4 or 1-4.`)
}
