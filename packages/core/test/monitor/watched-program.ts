import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { PoolStats } from '@mp/core'

/** Has this process, and what it starts, look for programs in a directory of its own. */
export function useOwnRuntimeDirectory(): string {
  const directory = mkdtempSync(`${tmpdir()}/mp-test-`)
  process.env['XDG_RUNTIME_DIR'] = directory
  return directory
}

/** Starts a program of the fixtures. */
export function startFixture(name: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const file = fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url))
  return spawn(process.execPath, [file, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  })
}

/** A program that does what it is told. */
export class WatchedProgram {
  readonly child: ChildProcess
  readonly pid: number
  readonly #lines: Interface
  readonly #answers: unknown[] = []
  readonly #waiters: ((answer: unknown) => void)[] = []

  private constructor(child: ChildProcess) {
    this.child = child
    this.pid = child.pid ?? 0
    if (child.stdout === null) throw new TypeError('The program has no output')
    child.stderr?.pipe(process.stderr)
    this.#lines = createInterface(child.stdout)
    this.#lines.on('line', (line) => this.#take(JSON.parse(line)))
  }

  static async start(env: NodeJS.ProcessEnv = {}): Promise<WatchedProgram> {
    const program = new WatchedProgram(startFixture('program', [], env))
    await program.answer()
    return program
  }

  /** Tells it to do something, and returns its answer. */
  tell(command: string): Promise<unknown> {
    this.child.stdin?.write(`${command}\n`)
    return this.answer()
  }

  /** Returns the figures of its pool. */
  async stats(): Promise<PoolStats> {
    return (await this.tell('stats')) as PoolStats
  }

  /** Returns the next line that it says. */
  answer(): Promise<unknown> {
    if (this.#answers.length > 0) return Promise.resolve(this.#answers.shift())
    return new Promise((resolve) => this.#waiters.push(resolve))
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    this.child.kill('SIGKILL')
    await once(this.child, 'exit')
  }

  #take(answer: unknown): void {
    const waiter = this.#waiters.shift()
    if (waiter === undefined) this.#answers.push(answer)
    else waiter(answer)
  }
}
