import { factorial } from '@mp/workloads'
import type { Demo } from './demo.ts'
import { grouped } from './grouped.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'

const inputs = [50_000, 60_000, 70_000, 80_000]

/** Example 5: four large factorials, as many workers as cores. */
export const factorials: Demo = {
  id: 'example-5',
  label: 'Example 5',
  title: 'A real CPU-heavy program',
  seedText: 'Factorials of 50000, 60000, 70000, 80000: each on a different CPU core, a huge performance boost',
  run: (context) => {
    const work = { fn: factorial, inputs, workers: context.workersOr(context.cores), warmUp: inputs, chunkSize: 1 }
    return oneCoreAndMany(
      context,
      work,
      (values) => `80,000! has ${grouped(digitsOf(values.at(-1) ?? 0n))} digits. Done`,
    )
  },
}

/** Counts decimal digits from the hexadecimal ones, which are quick to write; exact unless 10^n is a hair away. */
function digitsOf(value: bigint): number {
  const hexadecimal = value.toString(16)
  const leading = Number.parseInt(hexadecimal.slice(0, 12), 16)
  return Math.floor(Math.log10(leading) + Math.max(0, hexadecimal.length - 12) * Math.log10(16)) + 1
}
