import { expectSquares } from './expect.ts'
import { required, type Row } from './row.ts'
import { seconds } from './seconds.ts'

export const window: Row = {
  name: 'window',
  title: 'Single calls, 64 under way at any time',
  metrics: [{ name: 'tasks/s', better: 'higher' }],
  ability: 'task',
  payload: 'small',
  sampling: {
    type: 'kept',
    sizes: {
      full: { count: 100_000, inFlight: 64, warmUp: 5000 },
      quick: { count: 500, inFlight: 64, warmUp: 100 },
    },
    limitMs: 700,
  },
  async measure(opened, { count, inFlight = 1 }) {
    const square = required(opened, 'task')('square')
    const results: unknown[] = []
    let next = 0
    const lane = async (): Promise<void> => {
      while (next < count) {
        const result = await square(next++)
        results.push(result)
      }
    }
    const time = await seconds(async () => void (await Promise.all(Array.from({ length: inFlight }, lane))))
    expectSquares(results, count)
    return { 'tasks/s': count / time }
  },
}
