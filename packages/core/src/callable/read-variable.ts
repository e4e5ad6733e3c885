/** What a scope of the engine says of a variable. */
export type VariableState = { type: 'value'; value: unknown } | { type: 'uninitialized' } | { type: 'absent' }

/** Reads a variable from the scopes around a function, innermost first. */
export function readVariable(scopes: readonly object[], name: string): VariableState {
  const scope = scopeWith(scopes, name)
  if (scope === undefined) return { type: 'absent' }
  try {
    return { type: 'value', value: Reflect.get(scope, name) }
  } catch {
    // The engine throws for a variable whose declaration has not run yet.
    return { type: 'uninitialized' }
  }
}

/** Returns the scope that a variable is in. */
export function scopeWith(scopes: readonly object[], name: string): object | undefined {
  return scopes.find((scope) => Object.getPrototypeOf(scope) === null && Reflect.has(scope, name))
}
