import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aligned, GO_ROUND } from '../../src/lane/layout.ts'
import { RingSpace } from '../../src/lane/ring-space.ts'

const START = 512

/** A record that is still needed: where its reader looks for it, and where it lies. */
interface Held {
  from: number
  at: number
  end: number
}

/** A ring with its records, as writer and reader keep them together. */
class Ring {
  readonly cells: Int32Array
  readonly space: RingSpace
  readonly held: Held[] = []
  readonly end: number

  constructor(byteLength: number) {
    this.end = START + byteLength
    this.cells = new Int32Array(this.end / 4)
    this.space = new RingSpace(this.cells, { start: START, byteLength })
  }

  /** Puts a record in and checks its place; returns whether there was room. */
  put(bytes: number): boolean {
    const { space } = this
    const from = space.tail
    const found = space.find(bytes, this.held[0]?.from ?? from)
    if (found === undefined) return false
    const { at, room } = found
    expect(at % 8).toBe(0)
    expect(at).toBeGreaterThanOrEqual(START)
    expect(room).toBeGreaterThanOrEqual(bytes)
    // Behind all of the room one word more fits, which sends the reader round.
    expect(at + room + 8).toBeLessThanOrEqual(this.end)
    // All of the room may be used, so none of it may be needed.
    const place = { at, end: at + aligned(room) }
    expect(this.held.filter((other) => overlaps(place, other))).toEqual([])
    this.held.push({ from, at, end: at + aligned(bytes) })
    space.take(at, bytes)
    return true
  }

  /** Puts a record into all of the room that there is. */
  fill(): void {
    const found = this.space.find(8, this.held[0]?.from ?? this.space.tail)
    if (found !== undefined) expect(this.put(found.room)).toBe(true)
  }

  /** Lets go of the oldest record, after a reader has found it. */
  take(): void {
    const oldest = this.held.shift()
    if (oldest === undefined) return
    if (oldest.from !== oldest.at) expect(this.cells[oldest.from >> 2]).toBe(GO_ROUND)
    expect([oldest.from, START]).toContain(oldest.at)
  }
}

function overlaps(place: { at: number; end: number }, { from, at, end }: Held): boolean {
  const hitsRecord = place.at < end && at < place.end
  const hitsWord = from !== at && place.at < from + 4 && from < place.end
  return hitsRecord || hitsWord
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constant('put' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('take' as const), count: fc.nat(4) }) },
    { weight: 1, arbitrary: fc.constant({ type: 'fill' as const }) },
    { weight: 1, arbitrary: fc.constant({ type: 'empty' as const }) },
  ),
  { maxLength: 120 },
)

test.each([1024, 64 * 1024, 512 * 1024, 16 * 1024 * 1024])(
  'records in a ring of %i bytes never lie over what is needed, and an empty ring has room for the longest',
  (byteLength) => {
    fc.assert(
      fc.property(steps, (steps) => {
        const ring = new Ring(byteLength)
        for (const step of steps) {
          if (step.type === 'take') for (let count = 0; count < step.count; count++) ring.take()
          if (step.type === 'fill') ring.fill()
          if (step.type === 'empty') while (ring.held.length > 0) ring.take()
          if (step.type !== 'put') continue
          // Mostly short ones, and now and then the longest.
          const bytes = Math.max(8, Math.round(step.share ** 4 * ring.space.longest))
          const wasEmpty = ring.held.length === 0
          expect(ring.put(bytes) || !wasEmpty).toBe(true)
        }
        while (ring.held.length > 0) ring.take()
        expect(ring.put(ring.space.longest)).toBe(true)
      }),
    )
  },
)

test('a ring is used from its start as far as need be, and grows only for what finds no room', () => {
  const ring = new Ring(16 * 1024 * 1024)
  for (let lap = 0; lap < 1000; lap++) {
    expect(ring.put(10_000)).toBe(true)
    ring.take()
  }
  expect(ring.space.tail).toBeLessThan(START + 128 * 1024)
  const held = new Ring(16 * 1024 * 1024)
  while (held.put(10_000));
  expect(held.held.length).toBeGreaterThan((0.99 * 16 * 1024 * 1024) / 10_000)
})

test('a ring that begins again has room for the longest record', () => {
  const ring = new Ring(1024)
  expect(ring.put(ring.space.longest)).toBe(true)
  ring.held.length = 0
  ring.space.restart()
  expect(ring.space.tail).toBe(START)
  expect(ring.put(ring.space.longest)).toBe(true)
})
