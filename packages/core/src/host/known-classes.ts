import { describeCallable } from '../callable/describe.ts'
import type { ClassDefinition } from '../protocol.ts'
import { registeredClasses } from '../wire/class-registry.ts'

const definitions: ClassDefinition[] = []
const described = new Set<string>()

/** Returns all registered classes as workers can learn them, in order of registration. */
export function knownClasses(): readonly ClassDefinition[] {
  if (described.size === registeredClasses().size) return definitions
  for (const [name, cls] of registeredClasses()) {
    if (described.has(name)) continue
    described.add(name)
    try {
      definitions.push({ name, callable: describeCallable(cls) })
    } catch {
      // The worker may get the class from a module of its own; if not, it says which class it misses.
    }
  }
  return definitions
}
