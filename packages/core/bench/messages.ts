// Measures messages a second from one process to another, and a round trip: ours, Python's, and Node's own fork.
import { execFileSync, fork } from 'node:child_process'
import { type Connection, pipe, Process, Queue } from '@mp/core'

const SMALL = Number(process.argv[2] ?? 200_000)
const LARGE = 1000
const TRIPS = 20_000
const MEBIBYTE = 1024 * 1024

async function produce(queue: Queue, count: number, bytes: number): Promise<void> {
  const item = bytes === 0 ? { n: 1, name: 'task' } : new Uint8Array(bytes)
  for (let n = 0; n < count; n++) await queue.put(item)
}

async function queueRate(count: number, bytes: number): Promise<number> {
  const queue = new Queue({ maxSize: bytes === 0 ? 1000 : 16 })
  const process = new Process(produce, { args: [queue, count, bytes] }).start()
  await queue.get()
  const start = performance.now()
  for (let n = 1; n < count; n++) await queue.get()
  const rate = (count - 1) / ((performance.now() - start) / 1000)
  await process.join()
  queue.close()
  return rate
}

async function echo(end: Connection): Promise<void> {
  for await (const value of end) await end.send(value)
}

async function pipeRoundTripUs(count: number): Promise<number> {
  const [mine, theirs] = pipe()
  const process = new Process(echo, { args: [theirs] }).start()
  theirs.close()
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const start = performance.now()
    await mine.send(n)
    await mine.recv()
    times.push(performance.now() - start)
  }
  mine.close()
  await process.join()
  return (times.toSorted((a, b) => a - b)[count >> 1] ?? 0) * 1000
}

async function forkRate(count: number, bytes: number): Promise<number> {
  const child = fork(`${import.meta.dirname}/fork-child.ts`, [String(count), String(bytes)], {
    serialization: 'advanced',
  })
  const { promise, resolve } = Promise.withResolvers<number>()
  let received = 0
  let start = 0
  child.on('message', () => {
    received += 1
    if (received === 1) start = performance.now()
    if (received === count) resolve((count - 1) / ((performance.now() - start) / 1000))
  })
  child.send('go')
  return promise
}

function pythonFigures(): unknown {
  const counts = [SMALL / 4, LARGE, TRIPS].map(String)
  const output = execFileSync('python3', [`${import.meta.dirname}/messages.py`, ...counts], { encoding: 'utf8' })
  return JSON.parse(output)
}

const ours = {
  small: await queueRate(SMALL, 0),
  large: await queueRate(LARGE, MEBIBYTE),
  roundTripUs: await pipeRoundTripUs(TRIPS),
}
console.table({
  '@mp/core': ours,
  'Python multiprocessing': pythonFigures(),
  'fork, advanced': { small: await forkRate(SMALL / 4, 0), large: await forkRate(LARGE, MEBIBYTE) },
})
