import { sumOfSquares } from '@mp/workloads'

console.log(String(sumOfSquares(1, 1001)))
