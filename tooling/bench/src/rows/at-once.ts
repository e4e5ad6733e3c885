import type { Task } from '../contenders/opened.ts'
import { expectSquares } from './expect.ts'
import { required, type Row } from './row.ts'
import { seconds } from './seconds.ts'

/** Hands in so many calls within one turn and returns the seconds until all results are there. */
export async function secondsAtOnce(square: Task, count: number): Promise<number> {
  let results: unknown[] = []
  const time = await seconds(async () => {
    const promises: PromiseLike<unknown>[] = []
    for (let n = 0; n < count; n++) promises.push(square(n))
    results = await Promise.all(promises)
  })
  expectSquares(results, count)
  return time
}

export const atOnce: Row = {
  name: 'at-once',
  title: 'Single calls, all handed in at once',
  metrics: [{ name: 'tasks/s', better: 'higher' }],
  ability: 'task',
  payload: 'small',
  sampling: {
    type: 'kept',
    sizes: { full: { count: 100_000, warmUp: 10_000 }, quick: { count: 500, warmUp: 100 } },
    limitMs: 1500,
  },
  async measure(opened, { count }) {
    return { 'tasks/s': count / (await secondsAtOnce(required(opened, 'task')('square'), count)) }
  },
}
