/** Joins the rows of parts, in order. */
export function concatenateUint16(results: readonly Uint16Array[]): Uint16Array {
  const whole = new Uint16Array(results.reduce((length, result) => length + result.length, 0))
  let at = 0
  for (const result of results) {
    whole.set(result, at)
    at += result.length
  }
  return whole
}
