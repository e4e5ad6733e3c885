import { types } from 'node:util'
import { isPlatformFunction } from './capture-function.ts'
import { ownValueOf } from './own-value.ts'
import { REBUILT_CLASSES } from './object-base.ts'

/** Says why an object of no plain kind cannot cross, and what to do about it. */
export function refusalOf(value: object): string | undefined {
  if (types.isPromise(value)) return 'it is a Promise; await it first and pass its value'
  if (types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef) {
    return `it is a ${classNameOf(value)}, whose entries belong to one heap; use a Map or a Set`
  }
  if (types.isGeneratorObject(value)) return 'it is a generator that is already running; pass an array of its values'
  if (types.isModuleNamespaceObject(value)) return 'it is a whole module; import it inside the function'
  if (value instanceof AbortSignal) return 'it is an AbortSignal; read taskContext().signal inside the function'
  const owner = platformClassOf(value)
  if (owner === undefined) return undefined
  const name = classNameOf(value)
  const what = owner === name || owner === '' ? `a ${name}` : `a ${name}, which is a ${owner}`
  return `it is ${what}, which belongs to this process; open it inside the function, or in the pool's initializer`
}

/** Name of the first class of the platform that an object descends from and that cannot be rebuilt. */
function platformClassOf(value: object): string | undefined {
  let prototype: unknown = Object.getPrototypeOf(value)
  while (typeof prototype === 'object' && prototype !== null) {
    const cls = ownValueOf(prototype, 'constructor')
    if (typeof cls === 'function' && !REBUILT_CLASSES.has(cls) && isPlatformFunction(cls)) return cls.name
    prototype = Object.getPrototypeOf(prototype)
  }
  return undefined
}

function classNameOf(value: object): string {
  const { name }: { name: unknown } = value.constructor
  return typeof name === 'string' && name !== '' ? name : 'object of a class without a name'
}
