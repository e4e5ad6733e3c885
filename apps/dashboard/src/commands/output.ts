import type { Count } from '../model/watch/counted-job.ts'
import type { ProgressKind } from '../surface/choose-surface.ts'
import type { CommandProgress, ProgressFacts } from '../surface/command-progress.ts'
import { ownSurface } from '../surface/own-surface.ts'
import type { CommonFlags } from './common-flags.ts'

/** What an {@link Output} needs to know. */
export interface OutputFlags extends Pick<CommonFlags, 'quiet' | 'verbose'> {
  progress?: ProgressKind
  json?: boolean
  ndjson?: boolean
}

/**
 * Where a command writes: results to stdout, all else to stderr, as loud as was asked for.
 *
 * @remarks
 * `--quiet` leaves results and errors. Progress is on stderr, as `--progress` says; where stdout is JSON it has to be
 * asked for.
 */
export class Output {
  readonly #flags: OutputFlags
  #progress: CommandProgress | undefined

  constructor(flags: OutputFlags) {
    this.#flags = flags
  }

  /** Begins to show progress, until `endProgress`. */
  async showProgress(facts: ProgressFacts): Promise<void> {
    const { progress = 'auto', quiet, json = false, ndjson = false } = this.#flags
    const surface = ownSurface({ progress, quiet, isForPrograms: json || ndjson })
    if (surface === undefined) return
    const { CommandProgress: Progress } = await import('../surface/command-progress.ts')
    this.#progress = new Progress(facts, surface)
  }

  /** File that workers are to write into while progress is drawn; undefined where they may write to stderr. */
  get workerLog(): string | undefined {
    return this.#progress?.workerLog
  }

  /** Writes a result. */
  result(text: string): void {
    if (this.#progress === undefined) process.stdout.write(text)
    else this.#progress.result(text)
  }

  /** Writes what went wrong. */
  error(line: string): void {
    this.#toStderr(`${line}\n`)
  }

  /** Writes what is good to know, unless `--quiet`. */
  note(line: string): void {
    if (!this.#flags.quiet) this.#toStderr(`${line}\n`)
  }

  /** Writes what few want to know: with `-v`, or with `-vv` for level 2. */
  detail(line: string, level: 1 | 2 = 1): void {
    if (!this.#flags.quiet && this.#flags.verbose >= level) this.#toStderr(`${line}\n`)
  }

  /** Shows how far the work is, and the name of the step that comes next. */
  count(count: Count, step?: string): void {
    this.#progress?.count(count, step)
  }

  /** Takes progress away, and writes what was held back for it. */
  async endProgress(): Promise<void> {
    const progress = this.#progress
    await progress?.[Symbol.asyncDispose]()
    this.#progress = undefined
  }

  #toStderr(text: string): void {
    if (this.#progress === undefined) process.stderr.write(text)
    else this.#progress.log(text)
  }
}
