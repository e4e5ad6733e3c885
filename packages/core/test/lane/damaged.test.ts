import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createThreadLane, type LaneMemory } from '../../src/lane/lane-memory.ts'
import { encodeLaneValue, type LaneValue, readLaneValue } from '../../src/lane/lane-value.ts'
import { outcomeRegion, taskRegion } from '../../src/lane/layout.ts'
import { OutcomeReader } from '../../src/lane/outcome-reader.ts'
import { OutcomeWriter } from '../../src/lane/outcome-writer.ts'
import { InputReader, TaskReader } from '../../src/lane/task-reader.ts'
import { TaskWriter } from '../../src/lane/task-writer.ts'
import { decodeEncoded } from '../../src/wire/decode.ts'
import { damageOf, decodeBad, memoryOf, MOST_BYTES, runs } from '../damage.ts'
import { everyValue } from '../wire/values.ts'
import { HEAD } from './head.ts'

const LIMITS = { sharesMemory: false, moves: false, longest: 200_000 }

function encode(value: unknown): LaneValue {
  const encoded = encodeLaneValue(value, () => 'value', LIMITS)
  if ('posted' in encoded) throw new RangeError('the value does not fit into the lane')
  return { ...encoded, chunks: encoded.chunks.map((chunk) => Uint8Array.from(chunk)) }
}

const values = [...everyValue, { memory: new Uint8Array(70_000) }].map(encode)

/** Changes of cells near the start of a region, where the records lie. */
const changes = fc.array(
  fc.tuple(fc.nat(120), fc.oneof(fc.constantFrom(0, -1, 1, 7, 32, 80, 2 ** 30, 2 ** 31 - 1, -(2 ** 31)), fc.integer())),
  { minLength: 1, maxLength: 6 },
)

function damage({ cells }: LaneMemory, start: number, patches: readonly [number, number][]): void {
  for (const [cell, value] of patches) cells[(start >> 2) + cell] = value
}

describe('a lane that was written over', () => {
  test('makes values an error of ours, or some value', () => {
    const samples = values.map(({ chunks }) => Buffer.concat(chunks))
    const kinds = fc.constantFrom(1, 2, 3, 4, 6, 7, 0, 255, -1)
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(damageOf(samples), kinds, (content, kind) => {
            // In a lane, values lie at multiples of 8.
            const bytes = Buffer.from(new Uint8Array(content).buffer)
            decodeBad(() => decodeEncoded(readLaneValue(bytes, { at: 0, byteLength: bytes.byteLength }, kind)))
          }),
          runs(5000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })

  test('gives its worker an error of ours, or records and inputs that lie within it', () => {
    const { memory } = createThreadLane()
    const { start, byteLength } = taskRegion(memory.size)
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(changes, (patches) => {
            memory.bytes.fill(0, 0, start + 4096)
            const writer = new TaskWriter(memory)
            const reader = new TaskReader(memory)
            for (let count = 0; count < 3; count++) {
              writer.open(1000)
              for (const value of values.slice(0, 3)) writer.add(value)
              writer.publishValues(HEAD)
            }
            damage(memory, start, patches)
            decodeBad(() => {
              for (let record = reader.next(); record !== undefined; record = reader.next()) {
                expect(record.at + record.byteLength).toBeLessThanOrEqual(start + byteLength)
                expect(record.count).toBeLessThanOrEqual(byteLength / 8)
                const inputs = new InputReader(record)
                if (record.arity === 0) for (let item = 0; item < record.count; item++) decodeBad(() => inputs.next())
              }
            })
          }),
          runs(2000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })

  test('gives its host outcomes that lie within it, and says what is wrong with the rest', () => {
    const { memory } = createThreadLane()
    const { start } = outcomeRegion(memory.size)
    expect(
      memoryOf(() =>
        fc.assert(
          fc.property(changes, (patches) => {
            memory.bytes.fill(0, 0, start + 4096)
            const writer = new OutcomeWriter(memory)
            const reader = new OutcomeReader(memory)
            for (const value of values.slice(0, 5)) {
              writer.put({ sequence: 1, item: 0, type: 'result', figure: 1, after: 0 }, value)
            }
            damage(memory, start, patches)
            let count = 0
            for (let head = reader.peek(); head !== undefined; head = reader.peek()) {
              decodeBad(() => reader.value())
              reader.advance()
              count += 1
            }
            expect(count).toBeLessThanOrEqual(5)
            expect(count === 5 || reader.damage?.code).toBe(count === 5 || 'ERR_MP_MESSAGE_FORMAT')
            expect(reader.hasNext).toBe(false)
          }),
          runs(2000),
        ),
      ),
    ).toBeLessThan(MOST_BYTES)
  })
})
