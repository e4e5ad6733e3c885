import { makeMatrix } from '@mp/workloads'

/** Makes doubles from -1 to 1 that threads share. */
export function sharedDoubles(count: number, seed: number): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(8 * count))
  const rows = Math.ceil(count / 32_768)
  shared.set(makeMatrix([rows, Math.ceil(count / rows)], seed).values.subarray(0, count))
  return shared
}
