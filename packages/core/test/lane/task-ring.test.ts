import { expect, test } from 'vitest'
import { createThreadLane } from '../../src/lane/lane-memory.ts'
import { TaskReader } from '../../src/lane/task-reader.ts'
import { TaskWriter } from '../../src/lane/task-writer.ts'
import { HEAD } from './head.ts'

/** Publishes a record of one value if there is room for it. */
function publish(writer: TaskWriter, byteLength: number): boolean {
  if (!writer.open(byteLength)) return false
  writer.add({ kind: 2, chunks: [new Uint8Array(byteLength)], byteLength })
  writer.publishValues(HEAD)
  return true
}

test('a reader that lags behind by a whole ring finds every record, wherever the ring went round', () => {
  const { memory } = createThreadLane()
  const writer = new TaskWriter(memory)
  const reader = new TaskReader(memory)
  let published = 0
  const seen: number[] = []
  for (const byteLength of [200_000, 90_000, 33_000, 150_000, 7000]) {
    for (let lap = 0; lap < 5; lap += 1) {
      // As far as there is room, while nothing is read; then all of it is read and forgotten.
      while (publish(writer, byteLength)) published += 1
      for (let record = reader.next(); record !== undefined; record = reader.next()) {
        seen.push(record.sequence)
        writer.forget()
      }
    }
  }
  expect(published).toBeGreaterThan(50)
  expect(seen).toEqual(Array.from({ length: published }, (_, index) => index + 1))
})
