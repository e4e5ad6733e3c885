import { describe, expect, test } from 'vitest'
import { Event, Value } from '@mp/core'
import { backends } from './backends.ts'
import { until } from './until.ts'

/** Blocks this thread, so that no message is looked at meanwhile, but a timer is due afterwards. */
function block(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

describe.each(backends)('a ring that comes late, on $backend', ({ PoolClass }) => {
  test('does not keep the pool from being rung again, when what it was for has been taken already', async () => {
    await using pool = new PoolClass(1)
    const gates = [new Event(), new Event(), new Event()]
    using begun = new Value('i32', 0)
    const task = (n: number): number => {
      begun.value = n + 1
      gates[n]?.waitSync()
      return n
    }
    const job = pool.map(task, [0, 1, 2], { chunkSize: 3 })
    for (const [n, gate] of gates.entries()) {
      await until(() => begun.value === n + 1)
      // The pool looks on for some turns, and then waits to be rung.
      for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => void setImmediate(resolve))
      gate.set()
      // Timers run before messages are read: what balances workers finds the result first.
      block(30)
    }
    expect(await job).toEqual([0, 1, 2])
    for (const gate of gates) gate.close()
  })
})
