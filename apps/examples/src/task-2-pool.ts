import { Pool } from '@mp/core'

const square = (n: number): number => n * n
const numbers = Array.from({ length: 20 }, (_, index) => index + 1)

await using pool = new Pool(4)
console.log(await pool.map(square, numbers))
