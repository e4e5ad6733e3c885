/** Adds up the results of parts. */
export function sumBigInts(results: readonly bigint[]): bigint {
  return results.reduce((total, result) => total + result, 0n)
}

/** Adds up the results of parts. */
export function sumNumbers(results: readonly number[]): number {
  return results.reduce((total, result) => total + result, 0)
}
