import { cpuCount } from '@mp/core'
import { runCountPrimesPart } from '@mp/workloads'
import type { Demo } from './demo.ts'
import { grouped } from './grouped.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'

/** Large enough to see a core at work for a while. */
const range = { from: 0, to: 2_000_000_000 }

/** Example 3: the number of cores, and one equal task for each, to see that they are real. */
export const coreCount: Demo = {
  id: 'example-3',
  label: 'Example 3',
  title: 'CPU core utilization',
  seedText: 'Total CPU cores: an 8 core CPU runs 8 processes in parallel, a 16 core CPU runs 16',
  run: (context) => {
    const cores = cpuCount()
    const workers = context.workersOr(cores)
    const inputs = Array.from({ length: workers }, () => range)
    const work = { fn: runCountPrimesPart, inputs, workers, warmUp: [{ from: 0, to: 1000 }], chunkSize: 1 }
    return oneCoreAndMany(context, work, ([found = 0]) => {
      return `Total CPU Cores = ${cores}; primes below 2·10^9: ${grouped(found)}, ${workers} times`
    })
  },
}
