import type { Opened } from '../contenders/opened.ts'
import { expectSquares } from './expect.ts'
import { range } from './numbers.ts'
import { required, type Row } from './row.ts'
import { seconds } from './seconds.ts'

/** Maps so many numbers and returns the seconds that takes. */
export async function secondsOfMap(opened: Opened, count: number): Promise<number> {
  const map = required(opened, 'map')
  const numbers = [...range(count)]
  let results: readonly unknown[] = []
  const time = await seconds(async () => {
    results = await map(numbers)
  })
  expectSquares(results, count)
  return time
}

export const map: Row = {
  name: 'map',
  title: "The library's own map over numbers, default chunks",
  metrics: [{ name: 'items/s', better: 'higher' }],
  ability: 'map',
  payload: 'plain',
  sampling: {
    type: 'kept',
    sizes: { full: { count: 1_000_000, warmUp: 20_000 }, quick: { count: 1000, warmUp: 100 } },
    limitMs: 2000,
  },
  async measure(opened, { count }) {
    return { 'items/s': count / (await secondsOfMap(opened, count)) }
  },
}
