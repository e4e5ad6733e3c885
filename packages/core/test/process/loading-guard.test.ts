import { expect, test } from 'vitest'
import { Thread } from '@mp/core'

const BEGUN = 1
const LOADED = 2

test('a thread that is ended while it loads native functions ends alone', { timeout: 120_000 }, async () => {
  const state = new Int32Array(new SharedArrayBuffer(4))
  const load = async (state: Int32Array): Promise<void> => {
    const { Queue } = await import('@mp/core')
    Atomics.store(state, 0, 1)
    const queue = new Queue()
    Atomics.store(state, 0, 2)
    for (;;) if (queue.isFull) break
  }
  let endedWhileLoading = 0
  for (let round = 0; round < 60; round++) {
    Atomics.store(state, 0, 0)
    const thread = new Thread(load, { args: [state] }).start()
    while (Atomics.load(state, 0) < BEGUN) await new Promise(setImmediate)
    const end = performance.now() + Math.random() * 6
    while (performance.now() < end && Atomics.load(state, 0) < LOADED);
    if (Atomics.load(state, 0) < LOADED) endedWhileLoading += 1
    thread.kill()
    await thread.join()
  }
  expect(endedWhileLoading).toBeGreaterThan(0)
})
