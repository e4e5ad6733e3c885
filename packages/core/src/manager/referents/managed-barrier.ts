import { checkInteger, checkMs } from '../../check-option.ts'
import { BrokenBarrierError } from '../../errors.ts'
import { type Taken, WaitingLine } from '../../waiting-line.ts'
import type { Caller } from '../managed-type.ts'
import { callWait } from './call-wait.ts'

/** One meeting of all parties. */
interface Round {
  arrived: number
  state: 'filling' | 'passed' | 'broken'
}

/** A barrier in the server. */
export class ManagedBarrier {
  readonly #parties: number
  readonly #timeout: number | undefined
  readonly #line = new WaitingLine()
  #round: Round = { arrived: 0, state: 'filling' }

  constructor(parties: unknown, timeout: unknown) {
    this.#parties = checkInteger('parties', parties, { min: 1 })
    this.#timeout = timeout === undefined ? undefined : checkMs('timeout', timeout)
  }

  async wait(caller: Caller, options?: unknown): Promise<number> {
    const round = this.#round
    if (round.state === 'broken') throw brokenError()
    const wait = callWait(caller, options)
    const index = this.#parties - ++round.arrived
    if (index === 0) this.#pass()
    const limit = wait.timeout ?? this.#timeout
    try {
      const over = await this.#line.wait(() => isOver(round), limit === undefined ? wait : { ...wait, timeout: limit })
      if (over === undefined) this.#break(round)
    } catch (error) {
      // Somebody who went, or gave up, will be missed by all others.
      this.#break(round)
      throw error
    }
    if (isBroken(round)) throw brokenError()
    return index
  }

  abort(): void {
    this.#break(this.#round)
  }

  reset(): void {
    this.#break(this.#round)
    this.#round = { arrived: 0, state: 'filling' }
  }

  parties(): number {
    return this.#parties
  }

  waiting(): number {
    return this.#round.state === 'filling' ? this.#round.arrived : 0
  }

  isBroken(): boolean {
    return this.#round.state === 'broken'
  }

  #pass(): void {
    this.#round.state = 'passed'
    this.#round = { arrived: 0, state: 'filling' }
    this.#line.advance()
  }

  /** A round that nobody waits in any more cannot be broken. */
  #break(round: Round): void {
    if (round.state === 'filling') round.state = 'broken'
    this.#line.advance()
  }
}

/** Its state has changed while somebody waited. */
function isBroken({ state }: Round): boolean {
  return state === 'broken'
}

function isOver(round: Round): Taken<true> | undefined {
  return round.state === 'filling' ? undefined : { value: true }
}

function brokenError(): BrokenBarrierError {
  return new BrokenBarrierError('The barrier is broken: a party gave up, or it was aborted; reset() makes it new')
}
