import { expectEqual } from './expect.ts'
import { required, type Row } from './row.ts'
import { seconds } from './seconds.ts'

export const scaling: Row = {
  name: 'scaling',
  title: 'CPU-bound calls of about 100 ms: two workers against one (ideal: 2)',
  metrics: [
    { name: 'ms with 1', better: 'lower' },
    { name: 'ms with 2', better: 'lower' },
    { name: 'speed-up', better: 'higher' },
  ],
  ability: 'task',
  payload: 'plain',
  sampling: {
    type: 'by-workers',
    sizes: {
      full: { count: 4, steps: 100_000_000, warmUp: 2 },
      quick: { count: 2, steps: 1_000_000, warmUp: 2 },
    },
  },
  async measure(opened, { count, steps = 0 }) {
    const spin = required(opened, 'task')('spin')
    let results: unknown[] = []
    const time = await seconds(async () => {
      results = await Promise.all(Array.from({ length: count }, () => spin(steps)))
    })
    for (const result of results) expectEqual(typeof result === 'number' && result > 0, true)
    return { ms: time * 1000 }
  },
}
