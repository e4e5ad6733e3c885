declare global {
  /** As of ECMAScript 2026; Node has it since version 22, its types do not yet. */
  interface JSON {
    rawJSON(text: string): unknown
  }
}

/** Says that a result has no form in JSON. */
class ResultError extends Error {
  override readonly name = 'ResultError'
}

/**
 * Writes a result as one line of JSON; a bigint as the number that it is, no result as `null`.
 *
 * @throws ResultError for what JSON would lose in silence or cannot hold: a Map, a Set, a function, a circle.
 * @example
 * ```ts @import.meta.vitest
 * expect(resultJson({ sum: 2n ** 64n, at: undefined })).toBe('{"sum":18446744073709551616}')
 * expect(resultJson(undefined)).toBe('null')
 * expect(() => resultJson(new Map())).toThrow('Map')
 * ```
 */
export function resultJson(result: unknown): string {
  try {
    return JSON.stringify(result === undefined ? null : result, replace) ?? refuse('a function or symbol')
  } catch (error) {
    throw new ResultError(`the result is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function replace(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return JSON.rawJSON(value.toString())
  if (typeof value === 'function' || typeof value === 'symbol') return refuse(`a ${typeof value}`)
  if (value instanceof Map || value instanceof Set) return refuse(`a ${value.constructor.name}`)
  return value
}

function refuse(what: string): never {
  throw new ResultError(`the result is no JSON: it holds ${what}; return plain values, such as [...entries]`)
}
