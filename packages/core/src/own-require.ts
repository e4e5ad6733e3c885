import { createRequire } from 'node:module'
import { workerUrl } from './worker-url.ts'

/** Finds what lies beside this package; in a bundled program, what lies beside that. */
const here = createRequire(import.meta.url)

/**
 * Loads a package that this one depends on, at once and only when it is needed.
 *
 * @throws when it is not there.
 */
export function ownRequire(name: string): unknown {
  return here(ownResolve(name))
}

/**
 * Returns the file of a package that this one depends on.
 *
 * @throws when it is not there.
 */
export function ownResolve(name: string): string {
  try {
    return here.resolve(name)
  } catch {
    // A bundled program finds the workers in the installed package, and beside those all that they need.
    return createRequire(workerUrl('process')).resolve(name)
  }
}
