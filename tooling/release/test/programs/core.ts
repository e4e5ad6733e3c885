import { Pool, ThreadPool } from '@mp/core'

const factor = 3
const lines: string[] = []
for (const Kind of [Pool, ThreadPool]) {
  await using pool = new Kind(2)
  const products: number[] = await pool.map((value: number) => value * factor, [1, 2, 3])
  lines.push(JSON.stringify(products))
}
console.log(lines.join(' '))
