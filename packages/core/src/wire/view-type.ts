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

/** Where a view lies in its memory, in bytes. */
export interface ViewRange {
  byteOffset: number
  byteLength: number
}

/** Returns the name of the class of a view; that of a `Buffer` is `Uint8Array`. */
export function viewNameOf(view: ArrayBufferView): string {
  return Object.prototype.toString.call(view).slice('[object '.length, -1)
}

/** Returns the number of the class of a view. */
export function viewTypeOf(view: ArrayBufferView): number {
  return NAMES.indexOf(viewNameOf(view))
}

/** Makes a view of the class with that number. */
export function makeView(type: number, buffer: ArrayBuffer, range: ViewRange): ArrayBufferView {
  return makeViewNamed(NAMES[type] ?? '', buffer, range)
}

/** Makes a view of the class with that name, or a `Buffer`. */
export function makeViewNamed(
  name: string,
  buffer: ArrayBuffer,
  { byteOffset, byteLength }: ViewRange,
): ArrayBufferView {
  if (name === 'Buffer') return Buffer.from(buffer, byteOffset, byteLength)
  const constructor: unknown = NAMES.includes(name) ? Reflect.get(globalThis, name) : undefined
  if (typeof constructor !== 'function') throw new TypeError(`This version of Node has no ${name}`)
  const bytesEach: unknown = Reflect.get(constructor, 'BYTES_PER_ELEMENT')
  const length = byteLength / (typeof bytesEach === 'number' ? bytesEach : 1)
  const view: unknown = Reflect.construct(constructor, [buffer, byteOffset, length])
  if (!ArrayBuffer.isView(view)) throw new TypeError(`${name} makes no view`)
  if (view.byteLength !== byteLength) throw new RangeError(`${byteLength} bytes are no ${name}`)
  return view
}
