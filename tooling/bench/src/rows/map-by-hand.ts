import { expectSquares } from './expect.ts'
import { range } from './numbers.ts'
import { required, type Row } from './row.ts'
import { seconds } from './seconds.ts'

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value)
}

export const mapByHand: Row = {
  name: 'map-by-hand',
  title: 'Numbers in chunks made by hand, one call for each chunk',
  metrics: [{ name: 'items/s', better: 'higher' }],
  ability: 'task',
  payload: 'plain',
  sampling: {
    type: 'kept',
    sizes: {
      full: { count: 1_000_000, chunk: 10_000, warmUp: 100_000 },
      quick: { count: 1000, chunk: 100, warmUp: 200 },
    },
  },
  async measure(opened, { count, chunk = 1 }) {
    const squareAll = required(opened, 'task')('squareAll')
    const numbers = [...range(count)]
    const chunks: number[][] = []
    for (let start = 0; start < count; start += chunk) chunks.push(numbers.slice(start, start + chunk))
    let results: unknown[] = []
    const time = await seconds(async () => {
      results = await Promise.all(chunks.map((numbers) => squareAll(numbers)))
    })
    const squares = results.flatMap((result) => (isNumbers(result) ? result : []))
    expectSquares(squares, count)
    return { 'items/s': count / time }
  },
}
