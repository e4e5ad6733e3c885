/** A place for one value, the same for all copies of this package in a process or thread, bundled ones included. */
export interface SharedSlot<T> {
  value: T | undefined
}

/** Returns the slot of a name. */
export function sharedSlot<T>(name: string): SharedSlot<T> {
  const key = Symbol.for(`mp.${name}`)
  // Only this function writes to the key, and each name has one type.
  const known = Reflect.get(globalThis, key) as SharedSlot<T> | undefined
  const slot = known ?? { value: undefined }
  if (known === undefined) Reflect.defineProperty(globalThis, key, { value: slot })
  return slot
}
