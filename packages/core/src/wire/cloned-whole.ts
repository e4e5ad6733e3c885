import { types } from 'node:util'

const TypedArrayPrototype: unknown = Object.getPrototypeOf(Uint8Array.prototype)

/** Tells whether structured clone keeps an object with all that it holds, so that nobody has to look into it. */
export function isClonedWhole(value: object, prototype: unknown): boolean {
  if (ArrayBuffer.isView(value))
    return !Buffer.isBuffer(value) && !types.isSharedArrayBuffer(value.buffer) && isBuiltInView(prototype)
  return (
    (types.isDate(value) && prototype === Date.prototype) ||
    (types.isRegExp(value) && prototype === RegExp.prototype) ||
    (types.isArrayBuffer(value) && prototype === ArrayBuffer.prototype) ||
    types.isBoxedPrimitive(value)
  )
}

/** Returns the memory of an object that is memory, or a view of some that is not shared. */
export function memoryOf(value: object): ArrayBuffer | undefined {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value
  return buffer instanceof ArrayBuffer ? buffer : undefined
}

function isBuiltInView(prototype: unknown): boolean {
  if (prototype === DataView.prototype) return true
  return typeof prototype === 'object' && prototype !== null && Object.getPrototypeOf(prototype) === TypedArrayPrototype
}
