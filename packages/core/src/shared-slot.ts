/** A place for one value, the same for all copies of this package in a process or thread, bundled ones included. */
export interface SharedSlot<T> {
  value: T | undefined
}

/** Returns the slot of a name. */
export function sharedSlot<T>(name: string): SharedSlot<T> {
  const key = Symbol.for(`mp.${name}`)
  const known: unknown = Reflect.get(globalThis, key)
  if (isSlot<T>(known)) return known
  const slot: SharedSlot<T> = { value: undefined }
  Reflect.defineProperty(globalThis, key, { value: slot })
  return slot
}

/** Only this file writes to the keys, and each name has one type. */
function isSlot<T>(value: unknown): value is SharedSlot<T> {
  return typeof value === 'object' && value !== null && 'value' in value
}
