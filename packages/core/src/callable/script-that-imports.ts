import { constants, Script, type ScriptOptions } from 'node:vm'
import { withoutWarnings } from './without-warnings.ts'

let isWarm = false

/** Compiles a script in which `import()` works, relative to the file name. */
export function scriptThatImports(text: string, place: Pick<ScriptOptions, 'filename' | 'lineOffset'>): Script {
  if (!isWarm) warmUp()
  return compile(text, place)
}

function compile(text: string, place: Pick<ScriptOptions, 'filename' | 'lineOffset'>): Script {
  return new Script(text, { ...place, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER })
}

/** The first `import()` of such a script makes Node warn that the option is experimental, as it is on all versions. */
function warmUp(): void {
  isWarm = true
  const importer = functionMadeBy(
    compile("() => import('node:path')", {
      filename: import.meta.url,
    }),
  )
  withoutWarnings((): unknown => Reflect.apply(importer, undefined, []))
}

/** Runs a script that yields a function. */
export function functionMadeBy(script: Script): Function {
  const made: unknown = script.runInThisContext()
  if (typeof made !== 'function') throw new TypeError(`A script made ${typeof made} instead of a function`)
  return made
}
