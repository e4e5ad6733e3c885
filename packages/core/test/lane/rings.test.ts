import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProcessLane, createThreadLane, openLane } from '../../src/lane/lane-memory.ts'
import { encodeLaneValue, type LaneValue } from '../../src/lane/lane-value.ts'
import { OutcomeReader } from '../../src/lane/outcome-reader.ts'
import type { OutcomeHead } from '../../src/lane/outcome-record.ts'
import { OutcomeWriter } from '../../src/lane/outcome-writer.ts'
import { InputReader, TaskReader } from '../../src/lane/task-reader.ts'
import type { TaskHead, TaskRecord } from '../../src/lane/task-record.ts'
import { TaskWriter } from '../../src/lane/task-writer.ts'
import { decodeEncoded } from '../../src/wire/decode.ts'

/** Longest text: more than a third of the ring of a thread; and what fits into the ring of a lane of messages. */
const LONG = 200_000
const SHORT = 20_000
const MOST_INPUTS = 500

/** Values of all kinds and lengths. */
const valuesUpTo = (longest: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.double() },
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme' }) },
    { weight: 3, arbitrary: fc.record({ id: fc.nat(), name: fc.string(), tags: fc.array(fc.string()) }) },
    { weight: 2, arbitrary: fc.nat(longest).map((length) => 'é'.repeat(length)) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat(longest / 4).map((length) => new Uint8Array(length).fill(length)) },
  )

const heads: fc.Arbitrary<TaskHead> = fc.record({
  fn: fc.nat(),
  forgets: fc.nat(),
  after: fc.nat(),
  attempt: fc.integer({ min: 1, max: 9 }),
  spreads: fc.boolean(),
  stopsOnError: fc.boolean(),
  group: fc.nat(),
  isTimed: fc.boolean(),
  isWatched: fc.boolean(),
  isMeasured: fc.boolean(),
})

function encode(value: unknown, longest: number): LaneValue {
  const encoded = encodeLaneValue(value, () => 'value', {
    sharesMemory: false,
    moves: false,
    longest,
  })
  if ('posted' in encoded) throw new RangeError('the value does not fit into the lane')
  return encoded
}

interface Batch {
  head: TaskHead
  inputs: unknown[]
}

const batches: fc.Arbitrary<Batch> = fc.record({
  head: heads,
  inputs: fc.oneof(
    fc.array(valuesUpTo(LONG), { minLength: 1, maxLength: 20 }),
    fc.array(fc.double(), { minLength: 1, maxLength: MOST_INPUTS }),
  ),
})

/** What was published of a batch: as much as there was room for. */
interface Published {
  inputs: unknown[]
  record: TaskRecord | undefined
}

function publish(writer: TaskWriter, { head, inputs }: Batch): Published {
  if (inputs.every((input) => typeof input === 'number')) return publishNumbers(writer, head, inputs)
  let count = 0
  for (const input of inputs) {
    const value = encode(input, writer.longest)
    if (!(count === 0 ? writer.open(value.byteLength) : writer.hasRoom(value.byteLength))) break
    writer.add(value)
    count += 1
  }
  return { inputs: inputs.slice(0, count), record: count === 0 ? undefined : writer.publishValues(head) }
}

function publishNumbers(writer: TaskWriter, head: TaskHead, inputs: readonly number[]): Published {
  if (!writer.open(8)) return { inputs: [], record: undefined }
  const { start, room } = writer.slots
  const numbers = inputs.slice(0, room)
  writer.numbers.set(numbers, start)
  return { inputs: numbers, record: writer.publishNumbers(head, numbers.length, 1) }
}

/** Reads the next record; undefined when there is none. */
function read(reader: TaskReader): { head: TaskHead; inputs: unknown[] } | undefined {
  const record = reader.next()
  if (record === undefined) return undefined
  const {
    fn,
    forgets,
    after,
    attempt,
    spreads,
    stopsOnError,
    group,
    isTimed,
    isWatched,
    isMeasured,
    count,
    slots,
    memory,
  } = record
  const head = { fn, forgets, after, attempt, spreads, stopsOnError, group, isTimed, isWatched, isMeasured }
  if (count > MOST_INPUTS) throw new RangeError('this was never written as a record')
  if (record.arity > 0) return { head, inputs: [...memory.numbers.subarray(slots, slots + count)] }
  const inputReader = new InputReader(record)
  const inputs = Array.from({ length: count }, () => {
    const input = inputReader.next()
    return typeof input === 'number' ? input : decodeEncoded(input)
  })
  return { head, inputs }
}

const taskSteps = fc.array(fc.record({ batches: fc.array(batches, { maxLength: 4 }), reads: fc.nat(4) }), {
  maxLength: 20,
})

test('records of tasks are read as they were written, in order, however far the reader lags behind', () => {
  fc.assert(
    fc.property(taskSteps, (steps) => {
      const { memory } = createThreadLane()
      const writer = new TaskWriter(memory)
      const reader = new TaskReader(memory)
      const expected: { head: TaskHead; inputs: unknown[] }[] = []
      const readNext = (): boolean => {
        const seen = read(reader)
        expect(seen).toEqual(expected.shift())
        if (seen !== undefined) writer.forget()
        return seen !== undefined
      }
      for (const { batches, reads } of steps) {
        for (const batch of batches) {
          const wasEmpty = writer.depth === 0
          const { inputs } = publish(writer, batch)
          if (inputs.length > 0) expected.push({ head: batch.head, inputs })
          expect(inputs.length > 0 || !wasEmpty).toBe(true)
        }
        for (let count = 0; count < reads; count++) readNext()
      }
      while (readNext());
      expect(writer.depth).toBe(0)
    }),
    { numRuns: 60 },
  )
})

/** Reads the next outcome; undefined when there is none. */
function readOutcome(reader: OutcomeReader): unknown {
  const head = reader.peek()
  if (head === undefined) return undefined
  const content = reader.value()
  reader.advance()
  return { ...head, value: typeof content === 'number' ? content : decodeEncoded(content) }
}

const outcomesUpTo = (longest: number) =>
  fc.record({
    sequence: fc.nat(),
    item: fc.nat(),
    type: fc.constantFrom('result' as const, 'error' as const, 'progress' as const),
    figure: fc.double(),
    after: fc.nat(),
    value: valuesUpTo(longest),
  })
const outcomeSteps = fc.array(fc.record({ puts: fc.array(outcomesUpTo(LONG), { maxLength: 12 }), reads: fc.nat(12) }), {
  maxLength: 20,
})

test('outcomes are read as they were written, in order, and an empty ring takes any', () => {
  fc.assert(
    fc.property(outcomeSteps, (steps) => {
      const { memory } = createThreadLane()
      const writer = new OutcomeWriter(memory)
      const reader = new OutcomeReader(memory)
      const expected: (OutcomeHead & { value: unknown })[] = []
      const readNext = (): void => {
        expect(readOutcome(reader)).toEqual(expected.shift())
      }
      for (const { puts, reads } of steps) {
        for (const { value, ...head } of puts) {
          const hasRoom = writer.put(head, encode(value, writer.longest))
          if (hasRoom) expected.push({ ...head, value })
          expect(hasRoom || expected.length > 0).toBe(true)
        }
        for (let count = 0; count < reads; count++) readNext()
      }
      while (expected.length > 0) readNext()
      expect(reader.hasNext).toBe(false)
    }),
    { numRuns: 60 },
  )
})

const single = fc.record({
  head: heads,
  inputs: fc.array(valuesUpTo(SHORT), { minLength: 1, maxLength: 1 }),
  outcomes: fc.array(outcomesUpTo(SHORT / 4), { maxLength: 3 }),
})

test('a record gets to memory of its own, and what its worker says back, whole', () => {
  fc.assert(
    fc.property(fc.array(single), (steps) => {
      const host = createProcessLane({ MP_SHARED_MEMORY: 'off' })
      const guestMemory = openLane(host.address)
      const tasks = new TaskWriter(host.memory)
      const back = new OutcomeReader(host.memory)
      const reader = new TaskReader(guestMemory)
      const writer = new OutcomeWriter(guestMemory)
      for (const { outcomes, ...batch } of steps) {
        const { record, inputs } = publish(tasks, batch)
        if (record === undefined) throw new RangeError('a lane without records has room for any')
        reader.receive(record.copy())
        expect(read(reader)).toEqual({ head: batch.head, inputs })
        for (const { value, ...head } of outcomes) expect(writer.put(head, encode(value, writer.longest))).toBe(true)
        reader.last?.start(0)
        reader.last?.end({ busyMs: 1.5, copyMs: 0.5, gcMs: 0.25, memoryBytes: 7 })
        record.takeState(reader.last?.copyState() ?? new Uint8Array())
        back.receive(writer.takeOut())
        for (const outcome of outcomes) expect(readOutcome(back)).toEqual(outcome)
        expect(back.hasNext).toBe(false)
        expect([record.hasEnded, record.started, record.busyMs, record.gcMs, record.memoryBytes]).toEqual([
          true,
          1,
          1.5,
          0.25,
          7,
        ])
        tasks.forget()
      }
    }),
    { numRuns: 60 },
  )
})
