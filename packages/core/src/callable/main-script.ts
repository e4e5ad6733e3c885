import { realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

let known: { argument: string | undefined; url: string | undefined } | undefined

/** Tells whether a module runs the program: a worker that imported it would run the program again. */
export function isMainScript(url: string): boolean {
  const plain = url.replace(/[?#].*$/, '')
  return plain === mainScriptUrl() || plain === testFileUrl()
}

function mainScriptUrl(): string | undefined {
  const argument = process.argv[1]
  if (known === undefined || known.argument !== argument) known = { argument, url: locate(argument) }
  return known.url
}

/** `node app` runs `app.js`, `app/index.js` and so on. */
function locate(argument: string | undefined): string | undefined {
  if (argument === undefined) return undefined
  const path = resolve(argument)
  try {
    const file = statSync(path).isFile() ? path : createRequire(path).resolve(path)
    return pathToFileURL(realpathSync(file)).href
  } catch {
    return pathToFileURL(path).href
  }
}

/** A test file that Vitest runs cannot be imported outside of it. */
function testFileUrl(): string | undefined {
  const worker: unknown = Reflect.get(globalThis, '__vitest_worker__')
  if (typeof worker !== 'object' || worker === null || !('filepath' in worker)) return undefined
  return typeof worker.filepath === 'string' ? pathToFileURL(worker.filepath).href : undefined
}
