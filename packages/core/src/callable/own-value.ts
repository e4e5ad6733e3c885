/** Returns the value of an own data property, without running a getter. */
export function ownValueOf(holder: unknown, key: PropertyKey): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key)
  const value: unknown = descriptor?.value
  return value
}

/** Returns the getter and the setter of a property; undefined when it holds a value. */
export function accessorsOf(descriptor: PropertyDescriptor): [getter: unknown, setter: unknown] | undefined {
  const getter: unknown = Reflect.get(descriptor, 'get')
  const setter: unknown = Reflect.get(descriptor, 'set')
  return getter === undefined && setter === undefined ? undefined : [getter, setter]
}

/** Returns the prototype of an object. */
export function prototypeOf(value: object): object | null {
  const prototype: unknown = Object.getPrototypeOf(value)
  return typeof prototype === 'object' || typeof prototype === 'function' ? prototype : null
}

/** Returns the `prototype` that instances of a function get. */
export function instancePrototypeOf(fn: Function): object | undefined {
  const prototype: unknown = Reflect.get(fn, 'prototype')
  return typeof prototype === 'object' && prototype !== null ? prototype : undefined
}
