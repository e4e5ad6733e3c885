/** Joins the rows of parts, in order. */
export function concatenateUint16(results: readonly Uint16Array[]): Uint16Array {
  return concatenate(results, new Uint16Array(lengthOf(results)))
}

/** Joins the values of parts, in order. */
export function concatenateFloat64(results: readonly Float64Array[]): Float64Array {
  return concatenate(results, new Float64Array(lengthOf(results)))
}

/** Joins the bytes of parts, in order. */
export function concatenateUint8(results: readonly Uint8Array[]): Uint8Array {
  return concatenate(results, new Uint8Array(lengthOf(results)))
}

type Numbers = Uint8Array | Uint16Array | Float64Array

function lengthOf(results: readonly Numbers[]): number {
  return results.reduce((length, result) => length + result.length, 0)
}

function concatenate<Whole extends Numbers>(results: readonly Whole[], whole: Whole): Whole {
  let at = 0
  for (const result of results) {
    whole.set(result, at)
    at += result.length
  }
  return whole
}
