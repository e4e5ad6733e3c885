import { inspect } from 'node:util'

/** Makes `console.log` and `util.inspect` show what has a prototype as its `toString()` does. */
export function showAsText(prototype: { toString(): string }): void {
  // Not in the class: the name of a computed member is no declaration.
  Object.defineProperty(prototype, inspect.custom, {
    value(this: { toString(): string }) {
      return this.toString()
    },
  })
}
