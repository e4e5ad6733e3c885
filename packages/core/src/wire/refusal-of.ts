import { types } from 'node:util'

/** Says why an object that nobody knows how to send is refused, and what to do instead. */
export function refusalOf(value: object): string {
  if (types.isPromise(value)) return 'it is a Promise; await it first'
  if (value instanceof AbortSignal)
    return 'it is an AbortSignal; give it as the signal option and use taskContext().signal'
  if (types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef)
    return 'weak references belong to one heap'
  if (types.isGeneratorObject(value)) return 'it is a generator that already runs; send an array of its values'
  const name: unknown = value.constructor?.name
  const cls = typeof name === 'string' && name !== '' ? name : 'a class without a name'
  return `it is an instance of ${cls}, whose methods would be lost; registerClass(${cls}), or send a plain object`
}
