import { registerHooks } from 'node:module'

/** An entry of core, as a source. */
const ENTRY = /(\/packages\/core)\/src\/(index|monitor|worker-(?:process|thread|watch|manager))\.ts$/

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context)
    const url = resolved.url.replace(ENTRY, '$1/dist/$2.js')
    return url === resolved.url ? resolved : { ...resolved, url, format: 'module' }
  },
})
