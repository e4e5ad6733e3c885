import { square } from '@mp/workloads'
import type { Demo } from './demo.ts'
import { oneCoreAndMany } from './one-core-and-many.ts'

const inputs = Array.from({ length: 20 }, (_, index) => index + 1)

/** Task 2: a pool squares the numbers 1 to 20. */
export const poolOfSquares: Demo = {
  id: 'task-2',
  label: 'Task 2',
  title: 'A pool that processes 1 to 20',
  seedText: 'Use Pool to process numbers 1 to 20: a final list, always in order even though execution was parallel',
  run: (context) => {
    const work = { fn: square, inputs, workers: context.workersOr(4), warmUp: [1] }
    return oneCoreAndMany(context, work, (squares) => squares.join(' '))
  },
}
