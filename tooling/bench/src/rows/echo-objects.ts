import { quantile } from '../statistics/summary.ts'
import { expectEqual } from './expect.ts'
import { required, type Row } from './row.ts'
import { sortedTimes } from './seconds.ts'

export const echoObjects: Row = {
  name: 'echo-objects',
  title: 'An array of 10,000 small objects there and back, in ms',
  metrics: [{ name: 'p50', better: 'lower' }],
  ability: 'task',
  payload: 'plain',
  sampling: {
    type: 'kept',
    sizes: { full: { count: 30, objects: 10_000, warmUp: 5 }, quick: { count: 2, objects: 100, warmUp: 1 } },
  },
  async measure(opened, { count, objects = 0 }) {
    const echo = required(opened, 'task')('echo')
    const list = Array.from({ length: objects }, (_, id) => ({ id, name: `item ${id}`, isDone: id % 2 === 0 }))
    const times = await sortedTimes(count, async () => {
      const result = await echo(list)
      expectEqual(Array.isArray(result) && result.length, objects)
    })
    return { p50: quantile(times, 0.5) }
  },
}
