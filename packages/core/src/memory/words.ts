import { retry, retrySync } from './retry.ts'
import { Spinner } from './spinner.ts'
import type { WaitOptions } from '../wait-for.ts'

/** A cell that is looked at for somebody until he ends it. */
export interface Watch {
  /** Changes the value that the cell holds as long as nothing has happened; keeps the place in the line. */
  expect(value: number): void
  end(): void
}

/**
 * 32-bit cells in memory that several threads or processes share, which can be waited on.
 *
 * @remarks
 * A change is seen by waiters only after `wake`: store first, then wake. A wait may also end because of a wake that
 * was meant for others, so look again, or use `retry`, which does.
 */
export abstract class Words {
  /** The cells themselves, for `Atomics`. */
  readonly cells: Int32Array
  /** The same memory in steps of 8 bytes. */
  readonly wide: BigUint64Array
  readonly spinner: Spinner = new Spinner()

  constructor(buffer: ArrayBufferLike, byteOffset: number, byteLength: number) {
    this.cells = new Int32Array(buffer, byteOffset, byteLength >> 2)
    this.wide = new BigUint64Array(buffer, byteOffset, byteLength >> 3)
  }

  /** Sleeps, at most so long, while the cell holds the value; may return early. Blocks the thread. */
  abstract sleep(index: number, expected: number, timeoutMs: number): void

  /** Has `look` called soon after the cell no longer holds the value, or was woken; from time to time also without. */
  abstract watch(index: number, expected: number, look: () => void): Watch

  /**
   * Wakes at most `count` of the threads that wait on the cell; without a count, all. Returns how many slept; one that
   * has yet to fall asleep is not counted, but sees that the value has changed.
   */
  abstract wake(index: number, count?: number): number

  /** Makes a buffer of the same memory that users may have; `owner` stays as long as the buffer or a view of it. */
  abstract expose(owner: object): ArrayBufferLike

  load(index: number): number {
    return Atomics.load(this.cells, index)
  }

  store(index: number, value: number): void {
    Atomics.store(this.cells, index, value)
  }

  /** Adds, and returns what was there before. */
  add(index: number, value: number): number {
    return Atomics.add(this.cells, index, value)
  }

  /** Puts `replacement` where `expected` is, and returns what was there before. */
  compareExchange(index: number, expected: number, replacement: number): number {
    return Atomics.compareExchange(this.cells, index, expected, replacement)
  }

  /**
   * Waits until the cell no longer holds the value.
   *
   * @returns Whether it changed in time.
   * @throws (rejects) the reason of the signal when that aborts first.
   */
  async wait(index: number, expected: number, options: WaitOptions = {}): Promise<boolean> {
    const changed = await retry(this, (look) => this.load(index) !== expected || look.blocked(index, expected), options)
    return changed ?? false
  }

  /** As `wait`, but blocks the thread. */
  waitSync(index: number, expected: number, options: { timeout?: number } = {}): boolean {
    const changed = retrySync(this, (look) => this.load(index) !== expected || look.blocked(index, expected), options)
    return changed ?? false
  }
}
