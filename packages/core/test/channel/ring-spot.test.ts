import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { spotFor } from '../../src/channel/ring-spot.ts'

const SIGN_BYTES = 8
const END_OF_ROOM = 120

interface Stretch {
  start: number
  end: number
}

const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end

test('no message, and no word that says where to go on, ever lies on a message that was not taken', () => {
  const step = fc.record({ bytes: fc.integer({ min: 1, max: 8 }).map((n) => n * 8), takes: fc.nat(3) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const live: Stretch[] = []
      const tail = { count: 0, segment: 0, position: 0, bytes: 0 }
      const head = { ...tail }
      for (const { bytes, takes } of steps) {
        const isEmpty = tail.count === head.count
        const start = spotFor(bytes, { tail, head, isEmpty, endOfRoom: END_OF_ROOM })
        // Wherever the next message goes, the word that says so is written at the tail.
        const sign = { start: tail.position, end: tail.position + SIGN_BYTES }
        expect(live.filter((message) => overlaps(message, sign))).toEqual([])
        const message = start === undefined ? undefined : { start, end: start + bytes }
        expect(message?.end ?? 0).toBeLessThanOrEqual(END_OF_ROOM)
        const others = start === tail.position ? live : [...live, sign]
        expect(others.filter((other) => message !== undefined && overlaps(other, message))).toEqual([])
        if (message !== undefined) {
          live.push(message)
          tail.count += 1
          tail.position = message.end
        }
        for (const taken of live.splice(0, takes)) {
          head.count += 1
          head.position = taken.end
        }
      }
    }),
    { numRuns: 5000 },
  )
})
