import { deserialize, serialize } from 'node:v8'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeCallable } from '../../src/callable/describe.ts'
import { loadCallable } from '../../src/callable/load.ts'
import type { CallableDescription } from '../../src/callable/description.ts'
import { decodeItem, encodeItem, receive } from '../../src/channel/ring-item.ts'
import { segmentOf } from '../../src/channel/segments.ts'
import { decodeValueMessage, encodeValueMessage } from '../../src/channel/value-message.ts'
import { encodeLaneValue, readLaneValue, writeLaneValue } from '../../src/lane/lane-value.ts'
import { decodeEncoded } from '../../src/wire/decode.ts'
import { encodeValue } from '../../src/wire/encode.ts'
import { runs } from '../damage.ts'
import { everyValue, Point } from './values.ts'

const KEYS = ['a', 'b', '__proto__', 'constructor', '0', '', '\u0000mp', 'odd key']

/** Makes an empty thing that can hold others under a key. */
const containers = [
  () => ({}),
  () => Object.create(null),
  () => [],
  () => [1, , 3],
  () => new Map(),
  () => new Set(),
  () => new Point(1, 2),
  () => new RangeError('range'),
  () => new Error('with a cause', { cause: 1 }),
]

const node = fc.record({
  make: fc.constantFrom(...containers),
  edges: fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.nat(30)), { maxLength: 4 }),
})
const leaf = fc.constantFrom(...everyValue)

/** Things that hold each other in any way, in circles too, and leaves of all kinds. */
const graph = fc
  .tuple(fc.array(node, { minLength: 1, maxLength: 12 }), fc.array(leaf, { maxLength: 8 }))
  .map(([nodes, leaves]): unknown => {
    const all: unknown[] = [...nodes.map(({ make }) => make() as unknown), ...leaves]
    for (const [index, { edges }] of nodes.entries()) {
      for (const [key, to] of edges) link(Object(all[index]), key, all[to % all.length])
    }
    return all
  })

function link(from: object, key: string, to: unknown): void {
  if (from instanceof Map) from.set(key, to)
  else if (from instanceof Set) from.add(to)
  else if (!(from instanceof Error) || key !== '') {
    Object.defineProperty(from, key, { value: to, writable: true, enumerable: true, configurable: true })
  }
}

/** Values as they go over each kind of line. */
const lines: [string, (value: unknown) => unknown, number][] = [
  ['a message to a worker', overMessage, 400],
  ['a connection', overConnection, 300],
  ['a queue or pipe', overRing, 300],
  ['a lane', overLane, 300],
]

function overMessage(value: unknown): unknown {
  const encoded = encodeValue(value, 'value', { sharesMemory: false })
  return decodeEncoded({ ...encoded, value: deserialize(serialize(encoded.value)) })
}

function overConnection(value: unknown): Promise<unknown> {
  const reach = { isLocal: true, isPrivate: true, isAuthenticated: true }
  return decodeValueMessage(encodeValueMessage(value, reach), reach)
}

function overRing(value: unknown): unknown {
  const message = encodeItem(value)
  const segment = segmentOf(new Uint8Array(Math.ceil(message.byteLength / 8) * 8 + 16))
  message.writeTo(segment, 8)
  return decodeItem(receive({ segment, start: 8, byteLength: message.byteLength, kind: message.kind }))
}

function overLane(value: unknown): unknown {
  const limits = { sharesMemory: false, moves: false, longest: 1_000_000 }
  const encoded = encodeLaneValue(value, () => 'value', limits)
  if ('posted' in encoded) throw new RangeError('the value does not fit into the lane')
  const { byteLength, kind } = encoded
  const bytes = Buffer.from(new ArrayBuffer(Math.ceil(byteLength / 8) * 8 + 8))
  writeLaneValue(encoded, bytes, 8)
  return decodeEncoded(readLaneValue(bytes, { at: 8, byteLength }, kind))
}

describe.each(lines)('any value that travels by %s', (_line, send, usual) => {
  test('comes back the same, whatever holds what', async () => {
    await fc.assert(
      fc.asyncProperty(graph, async (value) => {
        expect(isDeepStrictEqual(await send(value), value)).toBe(true)
      }),
      runs(usual),
    )
  })

  test('comes back the same alone', async () => {
    for (const value of everyValue) expect(isDeepStrictEqual(await send(value), value)).toBe(true)
  })
})

test('what a function captures is the same on the other side, and so is what its functions capture', async () => {
  const capturable = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
  })
  await fc.assert(
    fc.asyncProperty(capturable, capturable, fc.integer(), async (first, second, n) => {
      const inner = (): unknown => [second, n]
      const outer = (m: number): unknown => [first, inner(), m + n]
      const description: CallableDescription = deserialize(serialize(describeCallable(outer)))
      const loaded = await loadCallable(description)
      expect(Reflect.apply(loaded, undefined, [1])).toStrictEqual([first, [second, n], 1 + n])
    }),
    runs(60),
  )
})
