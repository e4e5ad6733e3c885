import { duration } from '../../view/duration.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { annotationOf } from './annotation.ts'
import { type FailureRecord, failureRecord, failureText } from './failure-text.ts'
import type { ItemOutcome } from './item.ts'
import { RunCounts } from './run-counts.ts'
import type { RunFlags } from './run-flags.ts'

/** Raised when a field of the documents of `mp run` changes its meaning or goes away. */
const schemaVersion = 1

/** Failures that are told one by one, without `-v`. */
const toldFailures = 10

/** What is printed of a run, beside what came of each item. */
export interface RunFacts {
  /** As it was typed. */
  function: string
  workers: number
  backend: string
  /** Undefined while it is not known. */
  total: number | undefined
  /** Whether there is one call, and not one for each input. */
  isSingle: boolean
}

/** Prints what comes of a run: results on stdout as values, events or one document; all else on stderr. */
export class RunPrinter {
  readonly counts: RunCounts = new RunCounts()
  readonly #output: Output
  readonly #flags: RunFlags
  readonly #facts: RunFacts
  readonly #results: string[] = []
  readonly #failures: (FailureRecord & { index: number; input: unknown })[] = []
  readonly #start = performance.now()

  constructor(output: Output, flags: RunFlags, facts: RunFacts) {
    this.#output = output
    this.#flags = flags
    this.#facts = facts
    if (flags.ndjson) this.#event({ type: 'start', schemaVersion, command: 'run', ...this.#head })
    this.#progress()
  }

  /** Prints what came of an item. */
  add(outcome: ItemOutcome): void {
    this.counts.add(outcome)
    const { index } = outcome
    if (outcome.status === 'failed') this.#fail(outcome)
    else if (outcome.status === 'done') {
      const { json, isResumed } = outcome
      if (this.#flags.ndjson)
        this.#output.result(`{"type":"result","index":${index},"isResumed":${isResumed},"value":${json}}\n`)
      else if (this.#flags.json) this.#results.push(`{"index":${index},"value":${json}}`)
      else this.#output.result(`${json}\n`)
    }
    this.#progress()
  }

  /** Prints how it ended. */
  end(exitCode: ExitCode, reason: string | undefined): void {
    const ms = performance.now() - this.#start
    const { items, done, failed, resumed, left } = this.counts
    const record = { exitCode, items, done, failed, resumed, left, durationMs: Math.round(ms) }
    if (this.#flags.ndjson) this.#event({ type: 'end', ...record })
    if (this.#flags.json) this.#output.result(this.#document(record))
    if (failed > toldFailures && this.#flags.verbose === 0)
      this.#output.error(`and ${failed - toldFailures} more failed; -v tells them all`)
    if (!this.#facts.isSingle) this.#output.note(this.#summary(ms, reason))
  }

  #fail(outcome: ItemOutcome & { status: 'failed' }): void {
    const { index, input } = outcome
    const record = { index, input, ...failureRecord(outcome.error) }
    if (this.#flags.ndjson) this.#event({ type: 'failure', ...record })
    if (this.#flags.json) this.#failures.push(record)
    if (this.counts.failed <= toldFailures || this.#flags.verbose > 0) this.#tell(outcome, record)
    if (this.#flags.verbose > 1 && outcome.error instanceof Error) this.#output.error(outcome.error.stack ?? '')
  }

  #tell(outcome: ItemOutcome & { status: 'failed' }, { at, message }: FailureRecord): void {
    this.#output.error(`mp run: ${failureText(outcome, this.#facts.isSingle)}`)
    const isOnGitHub = process.env['GITHUB_ACTIONS'] === 'true'
    const annotation = isOnGitHub && at !== null ? annotationOf(at, message, process.cwd()) : undefined
    if (annotation !== undefined) this.#output.error(annotation)
  }

  #progress(): void {
    const { done, failed } = this.counts
    this.#output.count({ done, failed, total: this.#facts.total })
  }

  #summary(ms: number, reason: string | undefined): string {
    const { items, done, failed, resumed, left } = this.counts
    const parts = [
      `${done} of ${this.#facts.total ?? items} done`,
      resumed > 0 ? `${resumed} of them by an earlier run` : '',
      failed > 0 ? `${failed} failed` : '',
      left > 0 ? `${left} not begun` : '',
    ].filter((part) => part !== '')
    const how = `in ${duration(ms)} on ${workersText(this.#facts)}`
    const again = reason !== undefined && this.#flags.resume !== undefined ? '; run it again to go on' : ''
    return `${reason === undefined ? '' : `${reason}: `}${parts.join(', ')} ${how}${again}`
  }

  #document(record: object): string {
    const head = JSON.stringify({ schemaVersion, command: 'run', ...this.#head, ...record, failures: this.#failures })
    return `${head.slice(0, -1)},"results":[${this.#results.join(',')}]}\n`
  }

  #event(record: object): void {
    this.#output.result(`${JSON.stringify(record)}\n`)
  }

  get #head() {
    const { function: name, workers, backend, total } = this.#facts
    return { function: name, workers, backend, total: total ?? null }
  }
}

function workersText({ workers, backend }: RunFacts): string {
  if (workers === 1) return `1 ${backend}`
  return `${workers} ${backend === 'process' ? 'processes' : 'threads'}`
}
