import type { IntegerRange } from '../chunks/split-range.ts'
import type { RandomKey } from '../random/counter-random.ts'
import { withInstance } from '../wasm/instance.ts'
import { countOutsidePlainly } from './plain-outside.ts'

/** Samples that are made at a time. */
const lanes = 4

/** Counts the samples outside in WebAssembly; `undefined` where there is none. */
export function countOutsideFast({ from, to }: IntegerRange, key: RandomKey): number | undefined {
  const groups = Math.floor((to - from) / lanes)
  return withInstance(0, ({ functions }) => {
    // A count of 2^31 comes back as a negative number.
    const outside = functions.countOutside(2 * from, groups, key.outer, key.inner) >>> 0
    return outside + countOutsidePlainly({ from: from + lanes * groups, to }, key)
  })
}
