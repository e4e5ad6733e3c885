import { Barrier, type Connection, Lock, pipe, Process, SharedArray } from '@mp/core'
import { byteLengthOf } from '../rows/echo-1mib.ts'
import { expectEqual } from '../rows/expect.ts'
import { sortedTimes } from '../rows/seconds.ts'
import type { NodeContender } from './contender.ts'
import { nodeCommand } from './node-command.ts'

/** Adds one so many times, each under the lock, and returns the seconds that it took. */
function addUp(lock: Lock, total: SharedArray<'i32'>, count: number): number {
  const { view } = total
  const start = performance.now()
  for (let n = 0; n < count; n++) {
    const held = lock.acquireSync()
    view[0] = (view[0] ?? 0) + 1
    held.release()
  }
  return (performance.now() - start) / 1000
}

interface Contest {
  gate: Barrier
  lock: Lock
  total: SharedArray<'i32'>
  count: number
}

function addUpBeside({ gate, lock, total, count }: Contest): void {
  addUp(new Lock(), new SharedArray('i32', 1), count)
  gate.waitSync()
  addUp(lock, total, count)
  gate.waitSync()
}

async function sendBack(end: Connection): Promise<void> {
  for await (const value of end) await end.send(value)
}

async function lockAlone(count: number): Promise<number> {
  using lock = new Lock()
  using total = new SharedArray('i32', 1)
  const seconds = addUp(lock, total, count)
  expectEqual(total.load(0), count)
  return seconds
}

async function lockTogether(count: number): Promise<number> {
  using lock = new Lock()
  using gate = new Barrier(2)
  using total = new SharedArray('i32', 1)
  const other = new Process(addUpBeside, { args: [{ gate, lock, total, count }] }).start()
  await gate.wait()
  const start = performance.now()
  addUp(lock, total, count)
  await gate.wait()
  const seconds = (performance.now() - start) / 1000
  expectEqual(total.load(0), 2 * count)
  await other.join()
  return seconds
}

async function largeTrips(bytes: number, count: number): Promise<readonly number[]> {
  const [mine, theirs] = pipe()
  const other = new Process(sendBack, { args: [theirs] }).start()
  theirs.close()
  const data = new Float64Array(bytes / Float64Array.BYTES_PER_ELEMENT).fill(7)
  const trip = async (): Promise<void> => {
    await mine.send(data)
    expectEqual(byteLengthOf(await mine.recv()), bytes)
  }
  await trip()
  const times = await sortedTimes(count, trip)
  mine.close()
  await other.join()
  return [...times]
}

const name = '@mp/core Lock and pipe'

export const contenders: NodeContender[] = [
  {
    name,
    role: 'ours',
    backend: 'process',
    abilities: ['sharing'],
    library: '@mp/core',
    command: nodeCommand('our-sharing', name),
    settings: () => ({}),
    open: () => ({ sharing: { lockAlone, lockTogether, largeTrips }, close: () => Promise.resolve() }),
  },
]
