import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(import.meta.dirname, '../assembly')
const target = join(import.meta.dirname, '../src/wasm/generated/module-text.ts')

const flags = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory'],
  ...['--importMemory', '--noExportMemory'],
]

/**
 * Compiles the sources of `assembly` to a module of WebAssembly, and writes it as text into a source of this package,
 * unless that is of the same sources already.
 *
 * A source that is imported works wherever the package does: in workers that load it from `src`, in bundles, in
 * browsers.
 */
export function compileKernels(): void {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const texts = sources.map((name) => readFileSync(join(folder, name), 'utf8'))
  const hash = createHash('sha256')
    .update(JSON.stringify([flags, sources, texts]))
    .digest('hex')
  const head = `// Compiled from assembly/, whose hash is ${hash}.\n`
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(head)) return
  const text = compile().toString('base64')
  mkdirSync(join(target, '..'), { recursive: true })
  // In one step, for others may be reading.
  const draft = `${target}.${process.pid}`
  writeFileSync(draft, `${head}export const moduleText = '${text}'\n`)
  renameSync(draft, target)
}

function compile(): Buffer {
  const temporary = mkdtempSync(join(tmpdir(), 'mp-kernels-'))
  try {
    const file = join(temporary, 'kernels.wasm')
    const compiler = fileURLToPath(new URL('../bin/asc.js', import.meta.resolve('assemblyscript/asc')))
    execFileSync(process.execPath, [compiler, join(folder, 'index.ts'), ...flags, '--outFile', file], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    return readFileSync(file)
  } finally {
    rmSync(temporary, { recursive: true })
  }
}
