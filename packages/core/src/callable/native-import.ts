import { functionMadeBy, scriptThatImports } from './script-that-imports.ts'

type Import = (specifier: string, options?: ImportCallOptions) => Promise<object>

const importers = new Map<string, Import>()

/** Returns an `import()` that resolves specifiers as the module at `url` would. */
export function importerFor(url: string): Import {
  const known = importers.get(url)
  if (known !== undefined) return known
  // Code that was compiled with a file name imports relative to it.
  const script = scriptThatImports('(specifier, options) => import(specifier, options)', { filename: url })
  const run = functionMadeBy(script)
  const importer: Import = async (specifier, options) => {
    const namespace: unknown = await Reflect.apply(run, undefined, [specifier, options])
    if (typeof namespace !== 'object' || namespace === null) throw new TypeError(`${specifier} is no module`)
    return namespace
  }
  importers.set(url, importer)
  return importer
}
