import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Contender, Payload, ProgramName } from '../contenders/contender.ts'
import { type Command, isReply, type Reply } from '../programs/protocol.ts'

/** How long a program may take for one answer, in milliseconds: some library may never settle. */
const PATIENCE_MS = 60_000
/** How long it may take to close, which nobody measures. */
const CLOSING_PATIENCE_MS = 2000

/** Starts one of the programs of a contender, in a process group of its own. */
export function startProgram(contender: Contender, name: ProgramName): ChildProcess {
  const [command = '', ...args] = contender.command(name)
  return spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
}

/** Ends a program and all that it has started. */
export function endProgram(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    // Nothing of it is left, which is what is wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** A program that measures, and answers one command after the other. */
export class MeasuringProgram implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #name: string
  readonly #lines: AsyncIterator<string, undefined>
  #isAtOdds = false

  private constructor(child: ChildProcess, name: string) {
    this.#child = child
    this.#name = name
    if (child.stdout === null) throw new TypeError('The program has no output')
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    // A broken pipe shows as the end of the output.
    child.stdin?.on('error', () => {})
  }

  /** Starts a program that has loaded the contender's library when this returns. */
  static async start(contender: Contender): Promise<MeasuringProgram> {
    const program = new MeasuringProgram(startProgram(contender, 'serve'), contender.name)
    try {
      await program.#answer(PATIENCE_MS)
      return program
    } catch (error) {
      endProgram(program.#child)
      throw error
    }
  }

  /** Process id of the program. */
  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** Starts the workers. */
  async open(workerCount: number, payload: Payload): Promise<void> {
    await this.ask({ type: 'open', workerCount, payload })
  }

  /**
   * Sends a command and returns the answer.
   *
   * @throws Error when the program says that it failed, ends, or does not answer in time.
   */
  ask(command: Command, patienceMs = PATIENCE_MS): Promise<Reply> {
    this.#child.stdin?.write(`${JSON.stringify(command)}\n`)
    return this.#answer(patienceMs)
  }

  /** Closes the contender, and ends the program whether that worked or not: what was measured is none the worse. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      if (!this.#isAtOdds) await this.ask({ type: 'close' }, CLOSING_PATIENCE_MS)
    } catch (error) {
      console.warn(`${this.#name} did not close: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      endProgram(this.#child)
    }
  }

  async #answer(patienceMs: number): Promise<Reply> {
    try {
      const reply = await this.#nextReply(patienceMs)
      if (reply.type !== 'failed') return reply
      throw new Error(reply.message)
    } catch (error) {
      this.#isAtOdds = true
      throw error
    }
  }

  async #nextReply(patienceMs: number): Promise<Reply> {
    const timer = setTimeout(() => endProgram(this.#child), patienceMs)
    const start = performance.now()
    const { value: line } = await this.#lines.next()
    clearTimeout(timer)
    if (line === undefined) {
      const isLate = performance.now() - start >= patienceMs
      throw new Error(isLate ? `no answer within ${patienceMs / 1000} s` : 'the program ended without an answer')
    }
    const reply: unknown = JSON.parse(line)
    if (!isReply(reply)) throw new TypeError(`not an answer: ${line}`)
    return reply
  }
}
