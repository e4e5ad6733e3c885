/** Names of the classes of views, by their number on the wire; only ever add at the end. */
const NAMES = [
  'DataView',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'Float16Array',
]

/** Returns the number of the class of a view. */
export function viewTypeOf(view: ArrayBufferView): number {
  return NAMES.indexOf(Object.prototype.toString.call(view).slice('[object '.length, -1))
}

/** Makes a view of the class with that number. */
export function makeView(
  type: number,
  buffer: ArrayBuffer,
  range: { byteOffset: number; byteLength: number },
): unknown {
  const constructor: unknown = Reflect.get(globalThis, NAMES[type] ?? '')
  if (typeof constructor !== 'function') throw new TypeError(`This version of Node has no ${NAMES[type]}`)
  const bytesEach: unknown = Reflect.get(constructor, 'BYTES_PER_ELEMENT')
  const length = range.byteLength / (typeof bytesEach === 'number' ? bytesEach : 1)
  return Reflect.construct(constructor, [buffer, range.byteOffset, length])
}
