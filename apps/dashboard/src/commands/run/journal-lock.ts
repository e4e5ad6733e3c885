import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { exitCode } from '../exit-code.ts'
import { TargetError } from '../function/target-error.ts'

/** Thrown when another run that goes on writes the journal. */
export class JournalBusyError extends TargetError {
  override readonly name = 'JournalBusyError'
  /** Process id of that run. */
  readonly pid: number

  constructor(path: string, pid: number) {
    super(`${path} is being written by another run, process ${pid}; wait for its end, or name another file`, {
      exitCode: exitCode.failed,
    })
    this.pid = pid
  }
}

/** Who holds a lock. A later process may have the same number, so that its start counts as well, where the system tells. */
interface Holder {
  pid: number
  start: string | null
}

/**
 * Keeps a journal for one run at a time, by a file beside it that names the run.
 *
 * @remarks
 * Links are made in one step and fail if the name is there, so that of several runs at once one gets it, and whoever
 * reads the file finds all of it. That of a process that has ended without taking it away is taken over.
 */
export class JournalLock implements Disposable {
  readonly #path: string
  readonly #text: string
  readonly #onExit = (): void => this[Symbol.dispose]()

  /** @throws {@link JournalBusyError} when a run that goes on has it. */
  constructor(journal: string) {
    this.#path = `${journal}.lock`
    this.#text = `${JSON.stringify({ pid: process.pid, start: statOf(process.pid)?.start ?? null })}\n`
    while (!this.#take()) {
      const holder = holderIn(this.#path)
      if (holder !== undefined && isRunning(holder)) throw new JournalBusyError(journal, holder.pid)
      this.#removeLeft()
    }
    process.once('exit', this.#onExit)
  }

  [Symbol.dispose](): void {
    process.off('exit', this.#onExit)
    if (read(this.#path) === this.#text) rmSync(this.#path, { force: true })
  }

  #take(): boolean {
    const own = `${this.#path}.${process.pid}`
    try {
      writeFileSync(own, this.#text)
      linkSync(own, this.#path)
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error) ?? '')) throw error
      return this.#takeWithoutLinks()
    } finally {
      rmSync(own, { force: true })
    }
  }

  #takeWithoutLinks(): boolean {
    try {
      writeFileSync(this.#path, this.#text, { flag: 'wx' })
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  }

  /** Moved away before it is removed: only one can do so, and sees what it was; that of a run in between is put back. */
  #removeLeft(): void {
    const left = `${this.#path}.${process.pid}.left`
    try {
      renameSync(this.#path, left)
      const holder = holderIn(left)
      if (holder !== undefined && isRunning(holder)) linkSync(left, this.#path)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error
    } finally {
      rmSync(left, { force: true })
    }
  }
}

/** A file that is no lock of ours has no holder. */
function holderIn(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(read(path) ?? '')
    if (typeof value !== 'object' || value === null || !('pid' in value) || !Number.isSafeInteger(value.pid)) return
    const start = 'start' in value && typeof value.start === 'string' ? value.start : null
    return { pid: Number(value.pid), start }
  } catch {
    return undefined
  }
}

function isRunning({ pid, start }: Holder): boolean {
  const seen = statOf(pid)
  if (seen !== undefined && 'ZXx'.includes(seen.state)) return false
  if (start !== null && seen !== undefined) return seen.start === start
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/**
 * Whether a process has ended and nobody has asked for its exit code yet, and when it was started, in ticks since the
 * machine was: fields 3 and 22; see proc_pid_stat(5). Undefined without /proc.
 */
function statOf(pid: number): { state: string; start: string } | undefined {
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields === undefined ? undefined : { state: fields[0] ?? '', start: fields[19] ?? '' }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
