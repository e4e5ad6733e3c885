import { square } from '@mp/workloads'
import type { Demo } from './demo.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'
import { verdictOn } from './verdict.ts'

const inputs = Array.from({ length: 20 }, (_, index) => index + 1)

/** Task 2: a pool squares the numbers 1 to 20. */
export const poolOfSquares: Demo = {
  id: 'task-2',
  label: 'Task 2',
  title: 'A pool that processes 1 to 20',
  seedText: 'Use Pool to process numbers 1 to 20: a final list, always in order even though execution was parallel',
  run: async (context) => {
    const workers = context.workersOr(4)
    const work = { fn: square, inputs, workers, warmUp: [1] }
    const { results, measures, oneCoreMs, manyMs } = await oneCoreAndMany(context, work)
    const facts = { oneCoreMs, manyMs, tasks: inputs.length, workers, cores: context.cores }
    return { computed: `[${results.join(', ')}]`, measures, verdict: verdictOn(facts) }
  },
}
