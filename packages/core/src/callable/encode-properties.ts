import type { Captured } from './description.ts'
import type { Graph } from './graph.ts'
import { accessorsOf } from './own-value.ts'
import type { Place } from './place.ts'

/** Where properties are encoded. */
export interface EncodingSite {
  place: Place
  graph: Graph
}

type IsWanted = (key: string | symbol, descriptor: PropertyDescriptor) => boolean

/** Encodes properties as keys and values in turn; a getter or setter becomes an accessor. */
export function ownPropertyParts(value: object, { place, graph }: EncodingSite, isWanted: IsWanted): Captured[] {
  const parts: Captured[] = []
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key)
    if (descriptor === undefined || !isWanted(key, descriptor)) continue
    const name = String(key)
    parts.push(graph.encodePart(key, place, name), encodeDescriptor(descriptor, place, { name, graph }))
  }
  return parts
}

function encodeDescriptor(descriptor: PropertyDescriptor, place: Place, to: { name: string; graph: Graph }): Captured {
  const accessors = accessorsOf(descriptor)
  if (accessors === undefined) {
    const value = to.graph.encodePart(descriptor.value, place, to.name)
    return descriptor.enumerable === true ? value : to.graph.encodeKind({ kind: { type: 'hidden' }, parts: [value] })
  }
  const parts = accessors.map((accessor) => to.graph.encodePart(accessor, place, to.name))
  return to.graph.encodeKind({ kind: { type: 'accessor' }, parts })
}
