import { registerClass } from '@mp/core'

/** A class whose instances travel. */
export class Point {
  x: number
  y: number
  constructor(x: number, y: number) {
    this.x = x
    this.y = y
  }
}
registerClass(Point)

const circle: Record<string, unknown> = { name: 'circle' }
circle['self'] = circle

const positions = Array.from({ length: 100 }, (_, position) => position)

/** One of each kind of values that travel, the awkward ones in particular. */
export const everyValue: readonly unknown[] = [
  ...[undefined, null, true, 0, -0, Number.NaN, 2 ** 53, 1.5, -(2n ** 70n), 'text', '€𝄞', '\ud800', ''],
  [1, , 3],
  Object.assign([1, 2], { note: 'more' }),
  { a: { b: [1, { c: 'd' }] } },
  positions.map((position) => position - 50),
  [...positions, 0.5, -0, Number.NaN],
  [...positions, 'text', undefined, null, 7n, true],
  { rows: positions.map((id) => ({ id, name: `item ${id}`, share: id / 3, isLast: id === 99 })), count: 100 },
  positions.map((row) => positions.slice(row % 7).map((column) => row * column)),
  Object.assign(Object.create(null), { bare: 1 }),
  JSON.parse('{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } } }'),
  circle,
  new Map<unknown, unknown>([[{ key: 1 }, new Set([1, 'a'])]]),
  new Date(1e12),
  new Date(Number.NaN),
  /a+b/giu,
  Object(7n),
  new Uint8Array([1, 2, 3]),
  new Float64Array([1.5, -0]).subarray(1),
  new DataView(new ArrayBuffer(16), 8),
  new ArrayBuffer(8, { maxByteLength: 64 }),
  Buffer.from('buffer'),
  new URL('https://example.org/?q=1#h'),
  new URLSearchParams('a=1&a=2'),
  Object.assign(new RangeError('range', { cause: new TypeError('cause') }), { code: 'E_CODE', fields: { deep: 1 } }),
  new AggregateError([new Error('inner')], 'outer'),
  new Point(1, 2),
]
