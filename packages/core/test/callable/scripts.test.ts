import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { NODES } from './receiver.ts'

const run = promisify(execFile)
const folder = fileURLToPath(new URL('fixtures/scripts/', import.meta.url))
const bundles = mkdtempSync(join(tmpdir(), 'callable-'))
afterAll(() => rmSync(bundles, { recursive: true }))

/** Runs a script of the fixtures by itself; gives what it reports and what it complains about. */
async function runScript(
  execPath: string,
  file: string,
): Promise<{ report: Record<string, unknown>; complaints: string }> {
  const { stdout, stderr } = await run(execPath, ['--import', join(folder, 'preload.ts'), file])
  return { report: JSON.parse(stdout), complaints: stderr }
}

test.each(NODES)('functions of an ES module cross in %s', async (execPath) => {
  const { report, complaints } = await runScript(execPath, join(folder, 'module.mjs'))
  expect(report).toEqual({
    exported: ['value', 18],
    builtIn: ['value', [join('a', 'b'), '5']],
    package: ['value', 1],
    json: ['value', 42],
    namespace: ['value', [6, 5]],
    state: ['value', [1, 2, 2]],
    reference: ['reference', 15],
    dynamic: ['value', 12],
    dynamicPackage: ['value', 'function'],
    meta: ['value', ['module.mjs', 'module.mjs', 'scripts', 'neighbour.mjs', true, 'node:fs']],
    set: ['value', null],
    get: ['value', 11],
    subclass: ['value', [4, true]],
    globals: ['value', ['number', 'undefined', 'function']],
  })
  expect(complaints).toBe('')
})

test.each(NODES)('functions of a CommonJS script cross in %s', async (execPath) => {
  const { report, complaints } = await runScript(execPath, join(folder, 'script.cjs'))
  expect(report).toEqual({
    exported: ['value', 8],
    throughExports: ['value', 9],
    required: ['value', 6],
    module: ['value', 'b'],
    reference: ['reference', 9],
    names: ['value', ['script.cjs', 'scripts']],
    require: ['value', 6],
    dynamic: ['value', 12],
    sloppy: ['value', true],
    set: ['value', null],
    get: ['value', 5],
  })
  expect(complaints).toBe('')
})

test.each(NODES)('functions of a TypeScript script cross in %s', async (execPath) => {
  const { report } = await runScript(execPath, join(folder, 'typed.ts'))
  expect(report).toEqual({
    arrow: ['value', 7],
    class: ['value', 6],
    imported: ['value', 8],
    line: ['value', expect.stringMatching(/at line \(file:.*typed\.ts:22:35\)/)],
  })
})

test.each(NODES)('a function crosses as it was loaded, whatever its file holds by now, in %s', async (execPath) => {
  const { report } = await runScript(execPath, join(folder, 'rewritten.mjs'))
  expect(report).toEqual({ captured: ['value', 'b'] })
})

test.each(NODES)('functions of the same text that do not do the same are told apart in %s', async (execPath) => {
  const { report } = await runScript(execPath, join(folder, 'same-text.mjs'))
  expect(report).toEqual({
    alike: [3, 3, 3],
    captured: [1, 2, 1],
    imported: [1, 12, 7],
    shadowed: ['function', 'undefined', 'function'],
    assigning: ["TypeError: Cannot assign to read only property 'length' of string 'ab'", 2],
    receiver: ['undefined', 'object'],
    anew: [3, 3],
  })
})

const BUNDLED = {
  exported: ['value', 17],
  inner: ['value', 14],
  classes: ['value', 'x base 3'],
  enums: ['value', 'Green'],
  imported: ['value', [4, 3]],
  counts: [
    ['value', 1],
    ['value', 2],
  ],
  names: ['value', ['string', 'string']],
}

interface Bundler {
  build: (options: Record<string, unknown>) => Promise<unknown>
}

/** The bundler that the package is built with. */
async function bundle(name: string, options: Record<string, unknown>): Promise<string> {
  const fromTsup = createRequire(createRequire(import.meta.url).resolve('tsup'))
  const { build }: Bundler = fromTsup('esbuild')
  const outfile = join(bundles, name)
  await build({ entryPoints: [join(folder, 'bundled.ts')], bundle: true, platform: 'node', outfile, ...options })
  return outfile
}

test.each([
  ['module.mjs', { format: 'esm' }],
  ['script.cjs', { format: 'cjs' }],
  ['minified.mjs', { format: 'esm', minify: true }],
  ['minified.cjs', { format: 'cjs', minify: true, keepNames: true }],
  ['named.mjs', { format: 'esm', keepNames: true }],
])('functions of the bundle %s cross', async (name, options) => {
  const file = await bundle(name, options)
  for (const execPath of NODES) expect((await runScript(execPath, file)).report).toEqual(BUNDLED)
})

test.each(NODES)('functions of unusual forms cross in %s', async (execPath) => {
  const { report, complaints } = await runScript(execPath, join(folder, 'corners.mjs'))
  expect(report).toEqual({ wrong: [] })
  expect(complaints).toBe('')
})

test.each(NODES)(
  'a package that is only for import is found from the module of the function in %s',
  async (execPath) => {
    const modules = join(bundles, 'node_modules', 'modern')
    mkdirSync(modules, { recursive: true })
    writeFileSync(
      join(modules, 'package.json'),
      '{"name":"modern","exports":{".":{"import":"./a.mjs"},"./*":{"import":"./*.mjs"}}}',
    )
    writeFileSync(join(modules, 'a.mjs'), 'export const one = 1')
    const file = join(bundles, 'modern.mjs')
    writeFileSync(
      file,
      `import { one } from 'modern'
    const { cross, report } = globalThis
    report({
      imported: await cross(async () => [one, (await import('modern/a')).one]),
      resolved: await cross(() => ['modern', 'modern/a'].map((name) => import.meta.resolve(name).slice(-12))),
    })`,
    )
    expect((await runScript(execPath, file)).report).toEqual({
      imported: ['value', [1, 1]],
      resolved: ['value', ['modern/a.mjs', 'modern/a.mjs']],
    })
  },
)
