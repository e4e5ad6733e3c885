import { OptionRangeError } from '../errors.ts'

/**
 * Picks how many inputs to hand a worker at a time: about four chunks for each worker.
 *
 * @remarks
 * Small chunks even out slow inputs; large chunks save messages.
 * @throws {@link OptionRangeError} when `workerCount` is below 1.
 */
export function chunkSizeFor(inputCount: number, workerCount: number): number {
  if (workerCount < 1) throw new OptionRangeError(`workerCount must be at least 1, got ${workerCount}`)
  return Math.max(1, Math.ceil(inputCount / (workerCount * 4)))
}

/** How long a chunk of a stream should keep a worker busy: long against a message, short against a person's patience. */
const CHUNK_MS = 4
/** Weight of the newest task in the running average of task times. */
const NEWEST_WEIGHT = 0.2

/** Grows the chunks of a stream while its tasks are quick, and shrinks them when they are slow. */
export class AdaptiveChunkSize {
  readonly #largest: number
  #averageMs: number | undefined

  constructor(largest: number) {
    this.#largest = Math.max(1, largest)
  }

  /** Inputs to hand out next: one, as long as nothing is known of the tasks. */
  get size(): number {
    if (this.#averageMs === undefined) return 1
    return Math.min(this.#largest, Math.max(1, Math.floor(CHUNK_MS / Math.max(this.#averageMs, 0.001))))
  }

  /** Takes the time of one task into account. */
  observe(ms: number): void {
    this.#averageMs = this.#averageMs === undefined ? ms : this.#averageMs + (ms - this.#averageMs) * NEWEST_WEIGHT
  }
}
