import type { Captured, CapturedNode } from './description.ts'

interface PartSource {
  nodes: readonly CapturedNode[]
  valueOf: (part: Captured) => unknown
}

/** Defines properties from keys and values in turn, each as its own, also when it is called `__proto__`. */
export function setParts(target: object, parts: readonly Captured[], source: PartSource): void {
  for (let index = 0; index < parts.length; index += 2) {
    const key = source.valueOf(parts[index])
    if (typeof key === 'string' || typeof key === 'symbol') {
      Object.defineProperty(target, key, descriptorOf(parts[index + 1], source))
    }
  }
}

function descriptorOf(part: Captured, { nodes, valueOf }: PartSource): PropertyDescriptor {
  const node = typeof part === 'object' && part !== null ? nodes[part.node] : undefined
  if (node?.kind.type === 'hidden') return { value: valueOf(node.parts[0]), writable: true, configurable: true }
  if (node?.kind.type !== 'accessor')
    return { value: valueOf(part), writable: true, enumerable: true, configurable: true }
  const [get, set] = node.parts.map((accessor) => valueOf(accessor))
  const accessors: PropertyDescriptor = { enumerable: true, configurable: true }
  if (isAccessor(get)) accessors.get = get
  if (isAccessor(set)) accessors.set = set
  return accessors
}

function isAccessor(value: unknown): value is () => unknown {
  return typeof value === 'function'
}
