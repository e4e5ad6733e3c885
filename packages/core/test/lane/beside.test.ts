import { expect, test } from 'vitest'
import { createThreadLane } from '../../src/lane/lane-memory.ts'
import { POSTED_BYTES, postedAs } from '../../src/lane/lane-value.ts'
import { TaskWriter } from '../../src/lane/task-writer.ts'
import { HEAD } from './head.ts'

test('what goes beside a lane takes room in it, all but that of the record which is next', () => {
  const { memory } = createThreadLane()
  const writer = new TaskWriter(memory)
  const send = (besideBytes: number): void => {
    expect(writer.open(POSTED_BYTES)).toBe(true)
    writer.add(postedAs(1), besideBytes)
    writer.publishValues(HEAD)
  }
  send(writer.longest)
  send(writer.longest)
  expect(writer.open(POSTED_BYTES)).toBe(false)
  writer.forget()
  send(0)
  expect(writer.open(POSTED_BYTES)).toBe(false)
  writer.forget()
  send(writer.longest - 1)
  expect(writer.open(POSTED_BYTES)).toBe(true)
})

test('a record takes no input more once as much as it may take went beside it', () => {
  const { memory } = createThreadLane()
  const writer = new TaskWriter(memory)
  expect(writer.open(POSTED_BYTES)).toBe(true)
  writer.add(postedAs(1), writer.longest - 1)
  expect(writer.hasRoom(POSTED_BYTES)).toBe(true)
  writer.add(postedAs(2), 1)
  expect(writer.hasRoom(POSTED_BYTES)).toBe(false)
})
