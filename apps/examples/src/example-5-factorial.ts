import { Pool } from '@mp/core'
import { factorial } from '@mp/workloads'

const numbers = [50_000, 60_000, 70_000, 80_000]

await using pool = new Pool()
const result = await pool.map(factorial, numbers)
for (const [index, product] of result.entries())
  console.log(`${numbers[index]}! has ${product.toString().length} digits`)
console.log('Done')
