import { quantile } from '../statistics/summary.ts'
import { expectEqual } from './expect.ts'
import { required, type Row } from './row.ts'
import { sortedTimes } from './seconds.ts'

export const roundTrip: Row = {
  name: 'round-trip',
  title: 'One call after the other, time of each in µs',
  metrics: [
    { name: 'p50', better: 'lower' },
    { name: 'p99', better: 'lower' },
  ],
  ability: 'task',
  payload: 'small',
  sampling: {
    type: 'kept',
    sizes: { full: { count: 3000, warmUp: 1000 }, quick: { count: 50, warmUp: 10 } },
  },
  async measure(opened, { count }) {
    const square = required(opened, 'task')('square')
    const times = await sortedTimes(count, async (n) => expectEqual(await square(n), n * n))
    return { p50: quantile(times, 0.5) * 1000, p99: quantile(times, 0.99) * 1000 }
  },
}
