import { builtinModules } from 'node:module'
import type { Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/**
 * Has a bundle take Node's own modules by `process.getBuiltinModule` instead of `import`.
 *
 * An `import` of one loads all that it can ever give: that of `node:fs` also its promises, streams and the reading of
 * lines, that of `node:util` also the parsing of arguments. Each program waits for that at its start, and so does each
 * worker.
 */
export const builtIns: Plugin = {
  name: 'built-ins',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path }) =>
      builtinModules.includes(path.slice('node:'.length)) ? { path, namespace: 'built-in', sideEffects: false } : null,
    )
    build.onLoad({ filter: /./, namespace: 'built-in' }, ({ path }) => ({ contents: moduleOf(path) }))
  },
}

/** Returns the source of a module that gives the same as one of Node's; what is not imported from it is left out. */
function moduleOf(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) ?? {}).filter((name) => name !== 'default')
  return [
    `const builtIn = /* @__PURE__ */ process.getBuiltinModule(${JSON.stringify(path)})`,
    'export default builtIn',
    ...names.map((name) => `export const ${name} = /* @__PURE__ */ (() => builtIn.${name})()`),
  ].join('\n')
}
