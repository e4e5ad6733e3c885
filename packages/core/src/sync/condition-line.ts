import { StateError } from '../errors.ts'
import type { Look } from '../memory/look.ts'
import { OWN_CELLS, Parties, type Row } from '../memory/parties.ts'
import type { Words } from '../memory/words.ts'

/** The row after which to look for the next thread to wake, so that all have their turn. */
const CURSOR = OWN_CELLS

/** The first cell of a row counts questions in its lower half, and answers that a wait has returned with in the upper. */
const RETURNED = 1 << 16
/** Most waits of one thread at a time, so that differences of halves say which is ahead. */
const MOST_WAITS = 2 ** 15 - 1

/** One wait of this thread. */
export interface Place {
  readonly row: Row
}

/**
 * Those who wait on a condition. A thread's row says how often it has asked, and how often it was answered; this
 * thread's own waits stand in line for its answers. An answer with which no wait has returned when its thread ends goes
 * to another thread.
 */
export class ConditionLine {
  readonly #words: Words
  readonly #parties: Parties
  readonly #line: Place[] = []

  constructor(words: Words) {
    this.#words = words
    this.#parties = new Parties(words)
  }

  /** How many living threads' waits were not answered. */
  get size(): number {
    const openOf = (row: Row): number => (this.#parties.isAlive(row) ? Math.max(0, this.#open(row)) : 0)
    return this.#parties.guarded(() => this.#parties.sum(openOf))
  }

  /**
   * Asks, at the end of the line.
   *
   * @throws {@link StateError} when too many of this thread wait.
   */
  join(): Place {
    if (this.#line.length >= MOST_WAITS) throw new StateError(`No more than ${MOST_WAITS} can wait in one thread`)
    const row = this.#parties.guarded(() => {
      const own = this.#parties.own()
      this.#ask(own, 1)
      return own
    })
    const place = { row }
    this.#line.push(place)
    return place
  }

  /** Takes an answer if one has come; for `retry`. */
  attempt(place: Place): (look: Look) => true | undefined {
    return (look) => {
      if (look.isCheckup) this.#passOn()
      const answers = this.#words.load(place.row.second)
      return this.#take(place) || look.blocked(place.row.second, answers)
    }
  }

  /** Returns whether a wait whose time may be over was answered, as late as now; if not, takes its question back. */
  leave(place: Place): boolean {
    return this.#parties.guarded(() => {
      if (this.#take(place)) {
        this.#words.add(place.row.first, RETURNED)
        return true
      }
      this.#line.splice(this.#line.indexOf(place), 1)
      this.#ask(place.row, -1)
      return false
    })
  }

  /** Takes back the question of a wait that was aborted; an answer that it had goes to another. */
  giveUp(place: Place): void {
    const wasAnswered = this.leave(place)
    if (wasAnswered) this.answer(1)
  }

  /** Answers so many questions, one thread after the other, and wakes those who asked. */
  answer(count: number): void {
    this.#wake(this.#parties.guarded(() => this.#answer(count)))
  }

  /** Gives the answers that the dead had, and did not return with, to others. */
  #passOn(): void {
    const answered = this.#parties.guarded(() => {
      const left = this.#parties.all().filter((row) => this.#untaken(row) > 0 && !this.#parties.isAlive(row))
      return left.flatMap((row) => {
        // In this order: who is killed in between has an answer given twice, but none lost.
        const rows = this.#answer(this.#untaken(row))
        this.#parties.remove(row)
        return rows
      })
    })
    this.#wake(answered)
  }

  #wake(rows: readonly Row[]): void {
    for (const { second } of rows) this.#words.wake(second)
  }

  /** The first in line take the answers that nobody has taken. */
  #take(place: Place): true | undefined {
    const position = this.#line.indexOf(place)
    if (position < 0) return true
    if (position >= this.#line.length - this.#open(place.row)) return undefined
    this.#line.splice(position, 1)
    return true
  }

  #answer(count: number): Row[] {
    const answered: Row[] = []
    let left = count
    for (const row of this.#rowsInTurn()) {
      const open = Math.min(left, this.#open(row))
      if (open <= 0) continue
      if (!this.#parties.isAlive(row)) {
        this.#parties.remove(row)
        continue
      }
      this.#words.add(row.second, open)
      this.#words.store(CURSOR, row.first)
      answered.push(row)
      left -= open
    }
    return answered
  }

  #rowsInTurn(): Row[] {
    const rows = this.#parties.all()
    const cursor = this.#words.load(CURSOR)
    const start = rows.findIndex(({ first }) => first > cursor)
    return start <= 0 ? rows : [...rows.slice(start), ...rows.slice(0, start)]
  }

  /** Changes how often a row has asked, and leaves the other half of the cell as it is. */
  #ask({ first }: Row, count: number): void {
    const cell = this.#words.load(first)
    this.#words.store(first, (cell & ~(RETURNED - 1)) | ((cell + count) & (RETURNED - 1)))
  }

  /** Questions of a row that were not answered. */
  #open({ first, second }: Row): number {
    return difference(this.#words.load(first), this.#words.load(second))
  }

  /** Answers of a row that no wait has returned with. */
  #untaken({ first, second }: Row): number {
    return difference(this.#words.load(second), this.#words.load(first) >>> 16)
  }
}

/** By how much one count is ahead of another, of which the lower 16 bits are known. */
function difference(ahead: number, behind: number): number {
  return ((ahead - behind) << 16) >> 16
}
