import { type Count, CounterLines } from '../surface/counter-lines.ts'
import { ProgressLine } from '../surface/progress-line.ts'
import type { CommonFlags } from './common-flags.ts'
import type { ProgressKind } from './shared-options.ts'

/** What an {@link Output} needs to know. */
export type OutputFlags = Pick<CommonFlags, 'quiet' | 'verbose'> & { progress?: ProgressKind }

/**
 * Where a command writes: results to stdout, all else to stderr, as loud as was asked for.
 *
 * @remarks `--quiet` leaves results and errors. Progress is a line that is written over, on a terminal only, or lines of
 * a log with `--progress=counter`.
 */
export class Output {
  readonly #flags: OutputFlags
  readonly #line: ProgressLine | undefined
  readonly #counter: CounterLines | undefined

  constructor(flags: OutputFlags) {
    this.#flags = flags
    const { progress = 'auto' } = flags
    const isShown = !flags.quiet && progress !== 'none'
    this.#line = isShown && progress !== 'counter' ? new ProgressLine() : undefined
    this.#counter = isShown && progress === 'counter' ? new CounterLines((line) => this.#toStderr(line)) : undefined
  }

  /** Writes a result. */
  result(text: string): void {
    this.#line?.clear()
    process.stdout.write(text)
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

  /** Shows how far the work is. */
  progress(count: Count, text: string): void {
    this.#line?.show(text)
    this.#counter?.show(count, text)
  }

  /** Takes the line of progress away. */
  clear(): void {
    this.#line?.clear()
  }

  #toStderr(text: string): void {
    this.#line?.clear()
    process.stderr.write(text)
  }
}
