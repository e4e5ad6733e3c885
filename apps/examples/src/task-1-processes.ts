import { Process } from '@mp/core'

const square = (n: number): void => console.log(`Process ${n} → Square = ${n * n}`)

const processes = [1, 2, 3, 4, 5].map((n) => new Process(square, { args: [n] }).start())

for (const process of processes) await process.join()
console.log('Main Process completed.')
