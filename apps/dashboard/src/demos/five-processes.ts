import { square } from '@mp/workloads'
import type { Demo } from './demo.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'
import { verdictOn } from './verdict.ts'

const inputs = [1, 2, 3, 4, 5]

/** Task 1: five processes, a square each. */
export const fiveProcesses: Demo = {
  id: 'task-1',
  label: 'Task 1',
  title: 'Processes that compute squares',
  seedText: 'Create five Process objects, start each one, wait for all of them using join()',
  run: async (context) => {
    const workers = context.workersOr(5)
    const work = { fn: square, inputs, workers, warmUp: [1] }
    const { results, measures, oneCoreMs, manyMs } = await oneCoreAndMany(context, work)
    const said = results.map((result, index) => `${inputs[index]} → ${result}`).join('  ')
    const facts = { oneCoreMs, manyMs, tasks: inputs.length, workers, cores: context.cores }
    return { computed: `${said}. Main process completed`, measures, verdict: verdictOn(facts) }
  },
}
