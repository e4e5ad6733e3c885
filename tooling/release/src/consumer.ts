import { execFile } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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

/** What a command printed, without the blanks around it, and whether it ended well. */
interface Outcome {
  isSuccess: boolean
  output: string
}

/** A project outside the workspace that has the tarballs, the programs of `test/programs` and those of the README. */
export class Consumer implements Disposable {
  readonly #packed = new PackedPackages()

  /** Writes the project; `install` and `compile` make it run. */
  constructor() {
    this.#write('package.json', { name: 'consumer', private: true, type: 'module' })
    this.#write('tsconfig.json', { compilerOptions, include: ['*.ts'] })
    for (const name of readdirSync(programs)) copyFileSync(new URL(name, programs), join(this.#packed.folder, name))
    for (const { name, code } of readmeExamples()) writeFileSync(join(this.#packed.folder, `${name}.ts`), code)
  }

  /** Installs the tarballs together by npm; needs what they depend on from the registry or npm's cache. */
  install(): Promise<Outcome> {
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline']
    return this.run('npm', 'install', ...flags, ...this.#packed.tarballs.values(), `@types/node@${nodeTypesVersion()}`)
  }

  /** Checks the types of the programs and compiles them to `out`. */
  compile(): Promise<Outcome> {
    return this.run(fileURLToPath(new URL('node_modules/.bin/tsc', root)), '-p', '.')
  }

  /** Runs a command in the project; one that does not end within five minutes has failed. */
  run(command: string, ...args: string[]): Promise<Outcome> {
    const options = { cwd: this.#packed.folder, env: plainEnv(), timeout: 300_000 }
    return new Promise((resolve) => {
      execFile(command, args, options, (error, stdout, stderr) => {
        const output = error === null ? stdout : `${error.message}\n${stdout}${stderr}`
        resolve({ isSuccess: error === null, output: output.trim() })
      })
    })
  }

  [Symbol.dispose](): void {
    this.#packed[Symbol.dispose]()
  }

  #write(name: string, content: object): void {
    writeFileSync(join(this.#packed.folder, name), `${JSON.stringify(content, undefined, 2)}\n`)
  }
}

/** Returns the version of Node's types that the workspace uses. */
function nodeTypesVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('node_modules/@types/node/package.json', root), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'latest'
}

/** Returns the environment without what package scripts and test runners add to it. */
function plainEnv(): NodeJS.ProcessEnv {
  const added = /^(NODE_OPTIONS|NODE_ENV|VITEST.*|npm_(package|lifecycle|command|execpath|node_execpath).*)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)))
}
