import { Process, Queue } from '@mp/core'

const worker = (queue: Queue<number>, value: number): Promise<void> => queue.put(value * 2)

const queue = new Queue<number>()
const process = new Process(worker, { args: [queue, 10] }).start()
await process.join()
console.log('Result:', await queue.get())
