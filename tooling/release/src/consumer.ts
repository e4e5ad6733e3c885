import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PackedPackages } from './packages.ts'
import { readmeExamples } from './readme-examples.ts'

const programs = new URL('../test/programs/', import.meta.url)
const root = new URL('../../../', import.meta.url)

/** What a user's strict project says. */
const compilerOptions = {
  module: 'NodeNext',
  target: 'ES2022',
  lib: ['ES2024', 'ESNext.Disposable'],
  types: ['node'],
  strict: true,
  skipLibCheck: false,
  outDir: 'out',
}

/** A project outside the workspace that has the tarballs installed by npm, with the programs of `test/programs` and of the README. */
export class Consumer implements Disposable {
  readonly #packed = new PackedPackages()

  /** Installs the tarballs together; needs what they depend on from the registry or npm's cache. */
  constructor() {
    this.#write('package.json', { name: 'consumer', private: true, type: 'module' })
    this.#write('tsconfig.json', { compilerOptions, include: ['*.ts'] })
    for (const name of readdirSync(programs)) copyFileSync(new URL(name, programs), join(this.folder, name))
    for (const { name, code } of readmeExamples()) writeFileSync(join(this.folder, `${name}.ts`), code)
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline']
    const nodeTypes = `@types/node@${versionOf('@types/node')}`
    this.run('npm', 'install', ...flags, ...this.#packed.tarballs.values(), nodeTypes)
  }

  get folder(): string {
    return this.#packed.folder
  }

  /** Checks the types of the programs and compiles them to `out`. */
  compile(): void {
    this.run(new URL('node_modules/.bin/tsc', root).pathname, '-p', '.')
  }

  /** Runs a command in the project and returns what it prints, without the blanks around it. */
  run(command: string, ...args: string[]): string {
    try {
      return execFileSync(command, args, { cwd: this.folder, env: plainEnv(), encoding: 'utf8' }).trim()
    } catch (cause) {
      const output = cause instanceof Error && 'stdout' in cause ? String(cause.stdout) : ''
      throw new Error(`${command} ${args.join(' ')} failed: ${output}`, { cause })
    }
  }

  [Symbol.dispose](): void {
    this.#packed[Symbol.dispose]()
  }

  #write(name: string, content: object): void {
    writeFileSync(join(this.folder, name), `${JSON.stringify(content, undefined, 2)}\n`)
  }
}

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'latest'
}

/** Returns the environment without what package scripts and test runners add to it. */
function plainEnv(): NodeJS.ProcessEnv {
  const added = /^(NODE_OPTIONS|NODE_ENV|VITEST.*|npm_(package|lifecycle|command|execpath|node_execpath).*)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)))
}
