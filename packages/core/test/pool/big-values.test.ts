import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Pool, Process, Semaphore } from '@mp/core'
import { backends, sharingBackends } from './backends.ts'

/** Names of the blocks in which big values are under way. */
function blocksUnderWay(): string[] {
  return readdirSync('/dev/shm').filter((name) => name.startsWith('mp-part-'))
}

test.each(backends)('big typed arrays and buffers arrive whole, both ways, on $backend', async ({ PoolClass }) => {
  await using pool = new PoolClass(2)
  const numbers = Float64Array.from({ length: 200_000 }, (_, index) => index / 3)
  const inputs = [
    numbers,
    Buffer.alloc(100_000, 7),
    new Uint8Array(10),
    new DataView(new ArrayBuffer(70_000)),
    new ArrayBuffer(90_000),
  ]
  expect(await pool.map((value: unknown) => value, inputs, { chunkSize: 3 })).toEqual(inputs)
})

test.each(backends)('views of one memory stay views of one memory on $backend', async ({ PoolClass }) => {
  await using pool = new PoolClass(1)
  const memory = new ArrayBuffer(128 * 1024)
  const pair = { bytes: new Uint8Array(memory, 8, 16), cells: new Int32Array(memory) }
  const echoed = await pool.apply(
    ({ bytes, cells }: typeof pair) => {
      bytes[0] = 5
      return { cell: cells[2], bytes, cells }
    },
    [pair],
  )
  expect(echoed.cell).toBe(5)
  expect(echoed.bytes.buffer).toBe(echoed.cells.buffer)
  expect(pair.cells[2]).toBe(0)
})

test('nothing is left of big values, of those of dead workers neither', async () => {
  const before = blocksUnderWay()
  const big = new Float64Array(100_000)
  {
    await using pool = new Pool(2)
    const dieAt = (array: Float64Array): Float64Array => {
      if (array[0] === 1) process.kill(process.pid, 'SIGKILL')
      return array
    }
    const settled = await pool.mapSettled(dieAt, [big, Float64Array.from({ length: 100_000 }, () => 1), big, big], {
      chunkSize: 2,
    })
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  }
  const child = new Process((array: Float64Array) => process.exit(array.length === 100_000 ? 3 : 4), {
    args: [big],
  }).start()
  await child.join()
  expect(child.exitCode).toBe(3)
  // Those of other programs go once they are read; what is left of ours stays for half a minute.
  const left = blocksUnderWay().filter((name) => !before.includes(name))
  await expect.poll(() => blocksUnderWay().filter((name) => left.includes(name)), { timeout: 20_000 }).toEqual([])
})

test.each(sharingBackends)('of many big values few are under way at a time, on $backend', async ({ PoolClass }) => {
  await using pool = new PoolClass(1)
  using gate = new Semaphore(0)
  const pass = (input: { bytes: Uint8Array }): number => (gate.acquireSync(), input.bytes.length)
  const memory = new Uint8Array(1024 * 1024)
  const sent = new Set<number>()
  const inputs = Array.from({ length: 64 }, (_, index) => ({
    get bytes() {
      sent.add(index)
      return memory
    },
  }))
  const lengths = pool.map(pass, inputs, { chunkSize: inputs.length })
  await expect.poll(() => pool.stats().workers[0]?.task?.index).toBe(0)
  expect(sent.size).toBeLessThan(16)
  for (const _ of inputs) gate.release()
  expect(await lengths).toEqual(inputs.map(() => memory.length))
  expect(sent.size).toBe(inputs.length)
})
