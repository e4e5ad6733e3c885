import { square } from '@mp/workloads'
import type { Demo } from './demo.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'

const inputs = [1, 2, 3, 4, 5, 6, 7, 8]

/** Example 4: `Pool(4)` squares eight numbers. */
export const poolOfFour: Demo = {
  id: 'example-4',
  label: 'Example 4',
  title: 'Multiprocessing pool',
  seedText: 'Pool(processes=4), map(square, 1 to 8): 4 workers execute jobs, scheduling is automatic',
  run: (context) => {
    const work = { fn: square, inputs, workers: context.workersOr(4), warmUp: [1] }
    return oneCoreAndMany(context, work, (squares) => `[${squares.join(', ')}]`)
  },
}
