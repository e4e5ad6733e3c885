import { findFunction, isClassNode } from './find-function.ts'
import { inspectFunction } from './inspect-function.ts'
import { scriptAround } from './script.ts'

const known = new WeakMap<Function, string[]>()

/**
 * Returns the names of the private members of a class and its superclasses, such as `#count`; static ones left out.
 *
 * @remarks
 * An instance that has any cannot be copied, as nobody but its class can read them.
 * @param cls - Functions that are no classes, and those of the platform, have none.
 * @param base - A superclass at which to stop, as its own instances can be rebuilt.
 * @throws CaptureError when the source of the class cannot be parsed.
 */
export function privateFieldsOf(cls: Function, base?: Function): string[] {
  const names = new Set<string>()
  let current: unknown = cls
  while (typeof current === 'function' && current !== Function.prototype && current !== base) {
    for (const name of ownPrivateFieldsOf(current)) names.add(name)
    current = Object.getPrototypeOf(current)
  }
  return [...names]
}

function ownPrivateFieldsOf(cls: Function): string[] {
  let names = known.get(cls)
  if (names === undefined) {
    names = readPrivateFields(cls)
    known.set(cls, names)
  }
  return names
}

function readPrivateFields(cls: Function): string[] {
  if (!Function.prototype.toString.call(cls).includes('#')) return []
  const node = inspectFunction(cls, (inspected) =>
    inspected.type === 'script' ? findFunction(cls, scriptAround(cls, inspected), inspected).node : undefined,
  )
  if (node === undefined || !isClassNode(node)) return []
  return node.body.body.flatMap((element) => {
    if (!('key' in element) || element.static || element.key.type !== 'PrivateIdentifier') return []
    return [`#${element.key.name}`]
  })
}
