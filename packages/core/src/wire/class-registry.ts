import { inspect } from 'node:util'
import * as errors from '../errors.ts'
import { OptionRangeError, OptionTypeError } from '../errors.ts'

/** A class whose instances can cross: anything with a prototype. */
export interface AnyClass extends Function {
  readonly prototype: object
}

const classes = new Map<string, AnyClass>()
const names = new Map<AnyClass, string>()
const errorClasses = new Map<string, AnyClass>()

for (const builtIn of [
  Error,
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  EvalError,
  URIError,
  AggregateError,
]) {
  errorClasses.set(builtIn.name, builtIn)
}
for (const ours of Object.values(errors)) errorClasses.set(ours.name, ours)

/**
 * Lets instances of a class travel between processes and threads with their class.
 *
 * @remarks
 * Own enumerable fields are copied; the constructor does not run again on the other side. `#private` fields cannot
 * be copied. The workers of a pool learn of a class that was registered before they need it. Without registration an
 * instance is refused at the call, as its methods would be lost.
 * @param cls - A class whose name is unique among the registered ones.
 * @throws {@link OptionTypeError} when `cls` is not a class.
 * @throws {@link OptionRangeError} when another class has the same name.
 * @returns The class, so that it can be registered where it is declared.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool, registerClass } from '@mp/core'
 * class Money {
 *   cents: number
 *   constructor(cents: number) { this.cents = cents }
 *   double() { return new Money(this.cents * 2) }
 * }
 * registerClass(Money)
 * const pool = new Pool(1)
 * const result = await pool.apply((money: Money) => money.double(), [new Money(21)])
 * expect(result).toBeInstanceOf(Money)
 * expect(result.cents).toBe(42)
 * await pool.terminate()
 * ```
 */
export function registerClass<C extends AnyClass>(cls: C): C {
  if (typeof cls !== 'function' || typeof cls.prototype !== 'object' || cls.name === '') {
    throw new OptionTypeError(`registerClass takes a class with a name, got ${inspect(cls)}`)
  }
  const known = classes.get(cls.name)
  if (known !== undefined && known !== cls) {
    throw new OptionRangeError(`Another class named ${cls.name} is registered already; give this one a name of its own`)
  }
  setClass(cls.name, cls)
  return cls
}

/** Makes `cls` the class that `name` on the wire stands for, in place of any other. */
export function setClass(name: string, cls: AnyClass): void {
  classes.set(name, cls)
  names.set(cls, name)
}

/** Returns all registered classes, in order of registration. */
export function registeredClasses(): ReadonlyMap<string, AnyClass> {
  return classes
}

/** Returns the name under which the class of an object was registered. */
export function registeredNameOf(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value)
  for (const [cls, name] of names) if (cls.prototype === prototype) return name
  return undefined
}

/** Returns the class that stands for `name`, if it was registered. */
export function classNamed(name: string): AnyClass | undefined {
  return classes.get(name)
}

/** Returns the name of the nearest class of an error that exists on the other side too. */
export function errorClassNameOf(error: Error): string {
  let prototype: unknown = Object.getPrototypeOf(error)
  while (typeof prototype === 'object' && prototype !== null) {
    const registered = namedByPrototype(prototype)
    if (registered !== undefined) return registered
    prototype = Object.getPrototypeOf(prototype)
  }
  return 'Error'
}

/** Returns the class of errors that stands for `name`. */
export function errorClassNamed(name: string): AnyClass {
  return classes.get(name) ?? errorClasses.get(name) ?? Error
}

function namedByPrototype(prototype: object): string | undefined {
  for (const [cls, name] of names) if (cls.prototype === prototype) return name
  for (const [name, cls] of errorClasses) if (cls.prototype === prototype) return name
  return undefined
}
