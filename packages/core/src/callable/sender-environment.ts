import { randomUUID } from 'node:crypto'
import type { Scope } from './scope.ts'
import type { Script } from './script.ts'

/** Tells the objects of this thread from those of all others. */
export const ORIGIN: string = randomUUID().slice(0, 13)

/** The variables of one scope, as far as they have been sent. */
export interface SenderEnvironment {
  id: string
  bindings: Map<string, SentBinding>
}

/** What was sent last for a variable. */
export interface SentBinding {
  version: number
  content: unknown
}

interface Request {
  fn: Function
  script: Script
  scope: Scope
  readScopes: () => object[]
}

const byScope = new Map<string, SenderEnvironment>()

/** Returns the environment of a scope: the same for all functions that see the same variables. */
export function environmentOf({ script, scope }: Request): SenderEnvironment {
  const id = `${ORIGIN}:${script.scriptId}:${scope.node.start}`
  const known = byScope.get(id) ?? { id, bindings: new Map() }
  byScope.set(id, known)
  return known
}
