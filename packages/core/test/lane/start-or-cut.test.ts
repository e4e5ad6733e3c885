import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { createThreadLane } from '../../src/lane/lane-memory.ts'
import { TaskWriter } from '../../src/lane/task-writer.ts'
import { randomForTest } from '../pool/random.ts'
import type { StarterData } from './fixtures/starter.ts'
import { HEAD } from './head.ts'

const TASKS = 64
const ROUNDS = 2000

test('a task that one thread starts while another cuts it off is started or cut off, never both', async () => {
  const random = randomForTest()
  const { memory, address } = createThreadLane()
  const writer = new TaskWriter(memory)
  const runs = new Int32Array(new SharedArrayBuffer(4 * TASKS))
  const workerData: StarterData = { address, runs }
  const thread = new Worker(new URL('fixtures/starter.ts', import.meta.url), { workerData })
  await once(thread, 'online')
  const places = new Set<number>()
  for (let round = 0; round < ROUNDS; round++) {
    const record = publish(writer, 1)
    const wanted = Math.floor(random() * TASKS)
    while (record.started < wanted);
    const started = record.cut()
    while (!record.hasEnded);
    expect(record.cut()).toBe(started)
    expect(started).toBeGreaterThanOrEqual(wanted)
    expect(runs.every((times, item) => times === (item < started ? 1 : 0))).toBe(true)
    places.add(started)
    runs.fill(0)
    writer.forget()
  }
  publish(writer, 0)
  await once(thread, 'exit')
  // Cut off before the first, before the last and in between: the race was run.
  expect(places.size).toBeGreaterThan(TASKS / 2)
})

/** Publishes a record of all tasks; that of attempt 0 is the last. */
function publish(writer: TaskWriter, attempt: number): ReturnType<TaskWriter['publishNumbers']> {
  if (!writer.open(8 * TASKS)) throw new RangeError('there is room for a record')
  return writer.publishNumbers({ ...HEAD, attempt }, TASKS, 1)
}
