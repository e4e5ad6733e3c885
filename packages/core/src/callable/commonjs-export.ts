import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Returns the name under which a loaded CommonJS module exports a function; `module.exports` when it is the function. */
export function commonJsExportName(fn: Function, url: string): string | undefined {
  const loaded = createRequire(import.meta.url).cache[fileURLToPath(url)]
  if (loaded === undefined || !loaded.loaded) return undefined
  const exported: unknown = loaded.exports
  if (exported === fn) return 'module.exports'
  if ((typeof exported !== 'object' && typeof exported !== 'function') || exported === null) return undefined
  return Object.keys(exported).find((key) => readOwn(exported, key) === fn)
}

/** Reads a property; compilers define exports by getters, which may throw while modules load in a cycle. */
function readOwn(holder: object, key: string): unknown {
  try {
    return Reflect.get(holder, key)
  } catch {
    return undefined
  }
}
