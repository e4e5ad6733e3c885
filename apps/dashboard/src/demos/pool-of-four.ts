import { square } from '@mp/workloads'
import type { Demo } from './demo.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'
import { verdictOn } from './verdict.ts'

const inputs = [1, 2, 3, 4, 5, 6, 7, 8]

/** Example 4: `Pool(4)` squares eight numbers. */
export const poolOfFour: Demo = {
  id: 'example-4',
  label: 'Example 4',
  title: 'Multiprocessing pool',
  seedText: 'Pool(processes=4), map(square, 1 to 8): 4 workers execute jobs, scheduling is automatic',
  run: async (context) => {
    const workers = context.workersOr(4)
    const work = { fn: square, inputs, workers, warmUp: [1] }
    const { results, measures, oneCoreMs, manyMs } = await oneCoreAndMany(context, work)
    const facts = { oneCoreMs, manyMs, tasks: inputs.length, workers, cores: context.cores }
    return { computed: `[${results.join(', ')}]`, measures, verdict: verdictOn(facts) }
  },
}
