import { Pool } from '@mp/core'

const square = (n: number): number => n * n

await using pool = new Pool(4)
const result = await pool.map(square, [1, 2, 3, 4, 5, 6, 7, 8])
console.log(result)
