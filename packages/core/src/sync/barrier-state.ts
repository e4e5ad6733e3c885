import { BrokenBarrierError, StateError } from '../errors.ts'
import type { Look } from '../memory/look.ts'
import { OWN_CELLS, Parties, type Row } from '../memory/parties.ts'
import type { Words } from '../memory/words.ts'

const PARTY_COUNT = OWN_CELLS
/** Counts the times that all went on, or that it was reset. */
const ROUND = OWN_CELLS + 1
/** 1 while it is broken. */
const BROKEN = OWN_CELLS + 2
/** Changes whenever anything does; what all wait on. */
const CHANGES = OWN_CELLS + 3
/** How the last 32 rounds ended: a bit that is set for those that were reset. */
const RESETS = OWN_CELLS + 4
/** Limit of each wait in milliseconds; -1 for none. */
const TIMEOUT = OWN_CELLS + 5
/** 1 when it has an action. */
const HAS_ACTION = OWN_CELLS + 6
/** The round whose action has begun, plus 1. */
const ACTING = OWN_CELLS + 7

/** A row says in its first cell how often its thread has arrived in which round, in the second the same of those with the action. */
const COUNT_BITS = 12
const COUNT_MASK = (1 << COUNT_BITS) - 1
const ROUND_MASK = (1 << (32 - COUNT_BITS)) - 1

/** What is shared of a barrier. All changes are made behind the guard of its parties. */
export class BarrierState {
  readonly #words: Words
  readonly #parties: Parties
  readonly #hasAction: boolean

  /** `hasAction` tells whether this thread has the action of the barrier. */
  constructor(words: Words, hasAction: boolean) {
    this.#words = words
    this.#parties = new Parties(words)
    this.#hasAction = hasAction
  }

  begin({ parties, timeout }: { parties: number; timeout: number }): void {
    this.#words.store(PARTY_COUNT, parties)
    this.#words.store(TIMEOUT, Math.min(Math.ceil(timeout), 2 ** 31 - 1))
    this.#words.store(HAS_ACTION, this.#hasAction ? 1 : 0)
  }

  get parties(): number {
    return this.#words.load(PARTY_COUNT)
  }

  get timeout(): number | undefined {
    const timeout = this.#words.load(TIMEOUT)
    return timeout < 0 ? undefined : timeout
  }

  get isBroken(): boolean {
    return this.#words.load(BROKEN) === 1
  }

  get waiting(): number {
    if (this.isBroken) return 0
    const arrived = this.#parties.guarded(() => this.#arrived())
    return arrived < this.parties ? arrived : 0
  }

  /** Counts this thread in, unless the round is full; then it has to wait for the next. */
  arrive(look: Look): { round: number; index: number } | undefined {
    return this.#parties.guarded(() => {
      this.#assertWhole(look)
      const round = this.#words.load(ROUND)
      const index = this.#arrived()
      if (index >= this.parties) return look.blocked(CHANGES, this.#words.load(CHANGES))
      const row = this.#parties.own()
      if (this.#hasAction) this.#count(row.second)
      this.#count(row.first)
      if (index + 1 === this.parties) this.#changed()
      return { round, index }
    })
  }

  /** What one that has arrived in a round does next: goes on, runs the action, or waits. */
  attempt(round: number, look: Look): 'pass' | 'act' | undefined {
    return this.#parties.guarded(() => {
      if (this.#words.load(ROUND) !== round) return this.#outcome(round)
      this.#assertWhole(look)
      if (this.#arrived() >= this.parties) {
        if (this.#words.load(HAS_ACTION) === 0) {
          this.#advance(0)
          return 'pass'
        }
        if (this.#claimAction(round)) return 'act'
      }
      return look.blocked(CHANGES, this.#words.load(CHANGES))
    })
  }

  /** Lets all of a round go on; returns false when it has broken or was reset. */
  pass(round: number): boolean {
    return this.#parties.guarded(() => {
      if (this.#words.load(ROUND) !== round || this.isBroken) return false
      this.#advance(0)
      return true
    })
  }

  /** Breaks it; with a round, only if that has not ended yet. */
  break(round: number | undefined): void {
    this.#parties.guarded(() => {
      if (round !== undefined && this.#words.load(ROUND) !== round) return
      this.#break()
    })
  }

  reset(): void {
    this.#parties.guarded(() => {
      if (this.#arrived() > 0) this.#advance(1)
      this.#words.store(BROKEN, 0)
      this.#changed()
    })
  }

  #claimAction(round: number): boolean {
    if (this.#words.load(ACTING) === round + 1) return false
    if (this.#hasAction) {
      this.#words.store(ACTING, round + 1)
      return true
    }
    if (this.#parties.sum((row) => this.#countOf(row.second)) > 0) return false
    this.#break()
    throw new StateError('The action of the barrier is where that was made, and nobody of there takes part')
  }

  #outcome(round: number): 'pass' {
    const wasReset = (this.#words.load(RESETS) >>> (round & 31)) & 1
    if (wasReset === 1) throw new BrokenBarrierError('The barrier was reset')
    return 'pass'
  }

  /** Throws when it is broken; from time to time, also finds out that one of those who wait has died. */
  #assertWhole(look: Look): void {
    if (look.isCheckup && !this.isBroken && this.#parties.all().some((row) => this.#isDead(row))) this.#break()
    if (this.isBroken) throw new BrokenBarrierError('The barrier is broken; reset() makes it usable again')
  }

  #isDead(row: Row): boolean {
    return this.#countOf(row.first) > 0 && !this.#parties.isAlive(row)
  }

  #break(): void {
    this.#words.store(BROKEN, 1)
    this.#changed()
  }

  /** Ends the round; how it ended is written first, for whoever sees the next. */
  #advance(wasReset: 0 | 1): void {
    const round = this.#words.load(ROUND)
    const bit = 1 << (round & 31)
    const resets = this.#words.load(RESETS)
    this.#words.store(RESETS, wasReset === 1 ? resets | bit : resets & ~bit)
    this.#words.store(ROUND, (round + 1) | 0)
    this.#changed()
  }

  #changed(): void {
    this.#words.add(CHANGES, 1)
    this.#words.wake(CHANGES)
  }

  #arrived(): number {
    return this.#parties.sum(({ first }) => this.#countOf(first))
  }

  /** How often a cell says that its thread has arrived in this round. */
  #countOf(cell: number): number {
    const value = this.#words.load(cell)
    return value >>> COUNT_BITS === (this.#words.load(ROUND) & ROUND_MASK) ? value & COUNT_MASK : 0
  }

  #count(cell: number): void {
    const round = this.#words.load(ROUND) & ROUND_MASK
    this.#words.store(cell, (round << COUNT_BITS) | (this.#countOf(cell) + 1))
  }
}
