import { StateError } from '../errors.ts'
import { OwnerWord } from './owner-word.ts'
import { retrySync } from './retry.ts'
import { isThreadAlive, ownThread } from './thread-identity.ts'
import type { Words } from './words.ts'

/** Threads that can take part in one primitive at a time. */
const CAPACITY = 124
/** Cells before the table: the guard, how many rows were ever used, and what the primitive needs. */
const HEAD_CELLS = 16
/** A row: the thread (8 bytes) and two cells of the primitive's. */
const ROW_CELLS = 4
const GUARD = 0
const ROWS_USED = 2

/** First cell that a primitive may use for itself; the last one is 15. */
export const OWN_CELLS = 3
/** Bytes that the table takes, the primitive's own cells included. */
export const PARTIES_BYTES: number = (HEAD_CELLS + CAPACITY * ROW_CELLS) * 4

/** A row of the table, by the positions of its two cells. */
export interface Row {
  first: number
  second: number
}

/**
 * A table of the threads that take part in a primitive, with two cells for each, behind a guard.
 *
 * The guard passes to the next if its holder is killed. For that, every change that is made behind it must be one
 * write to one cell, before and after which all is in order; sums over the rows are formed anew each time.
 */
export class Parties {
  readonly #words: Words
  readonly #guard: OwnerWord
  #ownRow = -1

  constructor(words: Words) {
    this.#words = words
    this.#guard = new OwnerWord(words, GUARD)
  }

  /** Does something while no other thread does; it must not wait. */
  guarded<T>(work: () => T): T {
    const self = ownThread()
    if (!this.#guard.takeFree(self)) retrySync(this.#words, (look) => this.#guard.attempt(self, look), {})
    try {
      return work()
    } finally {
      this.#guard.free(self)
    }
  }

  /** Returns this thread's row; only behind the guard. */
  own(): Row {
    if (!this.#isOwn(this.#ownRow)) this.#ownRow = this.#find(ownThread()) ?? this.#claim()
    return rowAt(this.#ownRow)
  }

  /** Returns this thread's row if it has one; only behind the guard. */
  ownIfAny(): Row | undefined {
    if (!this.#isOwn(this.#ownRow)) this.#ownRow = this.#find(ownThread()) ?? -1
    return this.#ownRow < 0 ? undefined : rowAt(this.#ownRow)
  }

  /** Returns the rows of all threads; only behind the guard. */
  all(): Row[] {
    const rows: Row[] = []
    const used = this.#words.load(ROWS_USED)
    for (let row = 0; row < used; row += 1) if (this.#threadOf(row) !== 0n) rows.push(rowAt(row))
    return rows
  }

  /** Adds up what a row says, over all rows; only behind the guard. */
  sum(of: (row: Row) => number): number {
    let sum = 0
    const used = this.#words.load(ROWS_USED)
    for (let row = 0; row < used; row += 1) if (this.#threadOf(row) !== 0n) sum += of(rowAt(row))
    return sum
  }

  /** Tells whether the thread of a row still runs. */
  isAlive({ first }: Row): boolean {
    const thread = Atomics.load(this.#words.wide, first / 2 - 1)
    return thread !== 0n && isThreadAlive(thread)
  }

  /** Gives back the rows of threads that have ended; returns whether there were any. Only behind the guard. */
  removeDead(): boolean {
    let hasRemoved = false
    for (const row of this.all()) {
      if (this.isAlive(row)) continue
      this.remove(row)
      hasRemoved = true
    }
    return hasRemoved
  }

  /** Gives back a row. */
  remove({ first }: Row): void {
    Atomics.store(this.#words.wide, first / 2 - 1, 0n)
  }

  #claim(): number {
    const row = this.#find(0n) ?? this.#append() ?? (this.removeDead() ? this.#find(0n) : undefined)
    if (row === undefined) throw new StateError(`No more than ${CAPACITY} threads can take part at a time`)
    const { first, second } = rowAt(row)
    // Emptied before it is anybody's: with a name on it, it would count.
    this.#words.store(first, 0)
    this.#words.store(second, 0)
    Atomics.store(this.#words.wide, first / 2 - 1, ownThread())
    return row
  }

  #append(): number | undefined {
    const used = this.#words.load(ROWS_USED)
    if (used >= CAPACITY) return undefined
    this.#words.store(ROWS_USED, used + 1)
    return used
  }

  #find(thread: bigint): number | undefined {
    const used = this.#words.load(ROWS_USED)
    for (let row = 0; row < used; row += 1) if (this.#threadOf(row) === thread) return row
    return undefined
  }

  #isOwn(row: number): boolean {
    return row >= 0 && this.#threadOf(row) === ownThread()
  }

  #threadOf(row: number): bigint {
    return Atomics.load(this.#words.wide, (HEAD_CELLS + row * ROW_CELLS) / 2)
  }
}

function rowAt(row: number): Row {
  const first = HEAD_CELLS + row * ROW_CELLS + 2
  return { first, second: first + 1 }
}
