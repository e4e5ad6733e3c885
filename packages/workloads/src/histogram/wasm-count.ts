import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import type { Bins, Histogram } from './bins.ts'
import { countPlainly } from './plain-count.ts'

/** Numbers that are counted at a time: with most tables of counts they fit the first cache. */
const stretchLength = 2048

/** Counts numbers bin by bin in WebAssembly; `undefined` where there is none. */
export function countFast(values: Float64Array, edges: Bins): Histogram | undefined {
  const { min, max, bins } = edges
  const slots = bins + 3
  const layout = new Layout()
  const valuesAt = layout.add(8 * stretchLength)
  const tablesAt = layout.add(2 * 4 * slots)
  return withInstance(layout.byteLength, ({ functions, memory: { buffer } }) => {
    const stretch = new Float64Array(buffer, valuesAt, stretchLength)
    const tables = new Uint32Array(buffer, tablesAt, 2 * slots).fill(0)
    const even = values.length - (values.length % 2)
    for (let from = 0; from < even; from += stretchLength) {
      const part = values.subarray(from, Math.min(even, from + stretchLength))
      stretch.set(part)
      functions.countBins(valuesAt, part.length / 2, tablesAt, bins, min, max, bins / (max - min))
    }
    return addTables(tables, countPlainly(values.subarray(even), edges))
  })
}

/** Adds both tables to the counts of the numbers that had no partner. */
function addTables(tables: Uint32Array, rest: Histogram): Histogram {
  const slots = tables.length / 2
  const both = (slot: number): number => (tables[slot] ?? 0) + (tables[slots + slot] ?? 0)
  return {
    counts: rest.counts.map((count, bin) => count + both(bin + 1)),
    below: rest.below + both(0),
    above: rest.above + both(slots - 2),
    missing: rest.missing + both(slots - 1),
  }
}
