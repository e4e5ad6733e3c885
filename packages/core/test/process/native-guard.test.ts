import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { SharedMemory, Thread } from '@mp/core'

const BEGUN = 1
const LOADED = 2

test('a thread that is ended while it loads native functions ends alone', async () => {
  const state = new Int32Array(new SharedArrayBuffer(4))
  const load = async (state: Int32Array): Promise<void> => {
    const { Queue } = await import('@mp/core')
    Atomics.store(state, 0, 1)
    const queue = new Queue()
    Atomics.store(state, 0, 2)
    for (;;) if (queue.isFull) break
  }
  let endedWhileLoading = 0
  // A fault ends this whole program.
  for (let round = 0; round < 15 || endedWhileLoading === 0; round++) {
    Atomics.store(state, 0, 0)
    const thread = new Thread(load, { args: [state] }).start()
    while (Atomics.load(state, 0) < BEGUN) await new Promise(setImmediate)
    const end = performance.now() + Math.random() * 6
    while (performance.now() < end && Atomics.load(state, 0) < LOADED);
    if (Atomics.load(state, 0) < LOADED) endedWhileLoading += 1
    thread.kill()
    await thread.join()
    expect(thread.isAlive).toBe(false)
  }
})

/** Maps memory until its thread is ended. */
function mapOnAndOn(name: string, state: Int32Array): void {
  for (;;) {
    SharedMemory.attach(name).close()
    Atomics.store(state, 0, 1)
  }
}

async function mapInThread(name: string, state: Int32Array): Promise<void> {
  await new Thread(mapOnAndOn, { args: [name, state] }).start().join()
}

test.each([
  ['it maps memory', mapOnAndOn],
  ['a thread within it maps memory', mapInThread],
])('a thread that is ended while %s ends alone', async (_, map) => {
  using memory = SharedMemory.create(4096)
  const state = new Int32Array(new SharedArrayBuffer(4))
  for (let round = 0; round < 10; round++) {
    Atomics.store(state, 0, 0)
    const thread = new Thread(map, { args: [memory.name, state] }).start()
    while (Atomics.load(state, 0) === 0) await new Promise(setImmediate)
    const end = performance.now() + Math.random() * 2
    while (performance.now() < end);
    thread.kill()
    await thread.join()
    expect(thread.isAlive).toBe(false)
  }
})

test('a program that exits while a thread of ours loads native functions exits in order', async () => {
  const program = `${import.meta.dirname}/../fixtures/exit-while-watching.ts`
  const exitOf = async (ms: number): Promise<unknown> => {
    const child = spawn(process.execPath, [program, String(ms)], { stdio: 'ignore' })
    return (await once(child, 'exit'))[0]
  }
  // The thread starts, and loads, some ten milliseconds after it was asked for.
  const delays = Array.from({ length: 12 }, (_, index) => index * 8)
  for (let first = 0; first < delays.length; first += 4)
    expect(await Promise.all(delays.slice(first, first + 4).map(exitOf))).toEqual([0, 0, 0, 0])
})
