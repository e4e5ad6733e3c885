import { square } from '@mp/workloads'
import type { Demo } from './demo.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'

const inputs = [1, 2, 3, 4, 5]

/** Task 1: five processes, a square each. */
export const fiveProcesses: Demo = {
  id: 'task-1',
  label: 'Task 1',
  title: 'Processes that compute squares',
  seedText: 'Create five Process objects, start each one, wait for all of them using join()',
  run: (context) => {
    const work = { fn: square, inputs, workers: context.workersOr(5), warmUp: [1], chunkSize: 1 }
    return oneCoreAndMany(context, work, (squares) =>
      squares.map((result, index) => `${inputs[index]} → ${result}`).join('   '),
    )
  },
}
