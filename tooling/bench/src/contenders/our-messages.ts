import { type Connection, pipe, Process, Queue } from '@mp/core'
import type { NodeContender } from './contender.ts'
import { messageOf } from './message.ts'
import { nodeCommand } from './node-command.ts'

/** Puts so many messages into a queue. */
async function produce(queue: Queue, count: number, bytes: number): Promise<void> {
  const message = messageOf(bytes)
  for (let n = 0; n < count; n++) await queue.put(message)
}

/** Sends back what comes, until the other end closes. */
async function sendBack(end: Connection): Promise<void> {
  for await (const value of end) await end.send(value)
}

async function receive(count: number, bytes: number): Promise<number> {
  const queue = new Queue({ maxSize: bytes === 0 ? 1000 : 16 })
  const producer = new Process(produce, { args: [queue, count, bytes] }).start()
  await queue.get()
  const start = performance.now()
  for (let n = 1; n < count; n++) await queue.get()
  const seconds = (performance.now() - start) / 1000
  await producer.join()
  queue.close()
  return seconds
}

async function roundTrips(count: number): Promise<number[]> {
  const [mine, theirs] = pipe()
  const other = new Process(sendBack, { args: [theirs] }).start()
  theirs.close()
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const start = performance.now()
    await mine.send(n)
    await mine.recv()
    times.push((performance.now() - start) * 1000)
  }
  mine.close()
  await other.join()
  return times
}

const name = '@mp/core Queue and pipe'

export const contenders: NodeContender[] = [
  {
    name,
    role: 'ours',
    backend: 'process',
    abilities: ['messages'],
    library: '@mp/core',
    command: nodeCommand('our-messages', name),
    settings: () => ({}),
    open: () => ({ messages: { receive, roundTrips }, close: () => Promise.resolve() }),
  },
]
