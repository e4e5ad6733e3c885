import { types } from 'node:util'
import { isClonedWhole } from '../wire/cloned-whole.ts'
import { makeView, viewTypeOf } from '../wire/view-type.ts'

// Below these, the form is the number of the class of a view.
const BUFFER = 254
const BARE = 255
/** Not every version of Node has the classes of views that came later. */
export const LAST_VIEW_FORM: number = viewTypeOf(new BigUint64Array())

/** Memory of a fixed length that one object stands for, all of it. */
export interface WholeMemory {
  /** What the object is: an ArrayBuffer, a Buffer or another view. */
  form: number
  bytes: Uint8Array<ArrayBuffer>
}

/** Returns the memory of an ArrayBuffer, or of a view of a whole one; undefined for anything else. */
export function wholeMemoryOf(value: object, prototype: unknown): WholeMemory | undefined {
  if (!ArrayBuffer.isView(value)) {
    const isBare = prototype === ArrayBuffer.prototype && types.isArrayBuffer(value) && isFixed(value)
    return isBare ? { form: BARE, bytes: new Uint8Array(value) } : undefined
  }
  const { buffer, byteLength } = value
  const form = formOf(value, prototype)
  if (form === undefined || buffer.byteLength !== byteLength || !isFixed(buffer)) return undefined
  return { form, bytes: new Uint8Array(buffer) }
}

/**
 * Returns what {@link wholeMemoryOf} was given, over this memory.
 *
 * @throws RangeError when it has not returned that.
 */
export function overMemory(form: number, { buffer, byteLength }: Uint8Array): object {
  if (!(buffer instanceof ArrayBuffer) || byteLength !== buffer.byteLength)
    throw new RangeError('It is not the whole of its memory')
  if (form === BARE) return buffer
  return form === BUFFER ? Buffer.from(buffer) : makeView(form, buffer, { byteOffset: 0, byteLength })
}

function formOf(view: ArrayBufferView, prototype: unknown): number | undefined {
  if (prototype === Buffer.prototype) return BUFFER
  if (!isClonedWhole(view, prototype)) return undefined
  const type = viewTypeOf(view)
  return type <= LAST_VIEW_FORM ? type : undefined
}

function isFixed(buffer: ArrayBufferLike): buffer is ArrayBuffer {
  return buffer instanceof ArrayBuffer && !buffer.resizable && !buffer.detached
}
