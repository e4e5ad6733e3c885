import { inspect } from 'node:util'
import { checkInteger, checkMs } from '../../check-option.ts'
import { BrokenBarrierError, OptionTypeError } from '../../errors.ts'
import { type Taken, WaitingLine } from '../../waiting-line.ts'
import type { WaitOptions } from '../../wait-for.ts'
import type { Caller } from '../managed-type.ts'
import { functionOf } from '../run-update.ts'
import { callWait } from './call-wait.ts'

/** One meeting of all parties; full, but not passed, while the action runs. */
interface Round {
  arrived: number
  state: 'filling' | 'passed' | 'broken'
}

/** A party that was counted in; the last of a round has index 0. */
interface Arrival {
  round: Round
  index: number
}

/** A barrier in the server. */
export class ManagedBarrier {
  readonly #parties: number
  readonly #timeout: number | undefined
  readonly #action: (() => unknown) | undefined
  readonly #line = new WaitingLine()
  #round: Round = { arrived: 0, state: 'filling' }

  constructor(parties: unknown, options: unknown) {
    const { timeout, action } = checkOptions(options)
    this.#parties = checkInteger('parties', parties, { min: 1 })
    this.#timeout = timeout === undefined ? undefined : checkMs('timeout', timeout)
    this.#action = action === undefined ? undefined : functionOf('action', action)
  }

  async wait(caller: Caller, options?: unknown): Promise<number> {
    const wait = callWait(caller, options)
    const limit = wait.timeout ?? this.#timeout
    const limits = limit === undefined ? wait : { ...wait, timeout: limit }
    const { round, index } = this.#enter() ?? (await this.#waitToEnter(limits))
    try {
      if (index === 0) await this.#pass(round)
      else if ((await this.#line.wait(() => isOver(round), limits)) === undefined) this.#break(round)
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
    const { arrived, state } = this.#round
    return state === 'filling' && arrived < this.#parties ? arrived : 0
  }

  isBroken(): boolean {
    return isBroken(this.#round)
  }

  /** Counts a party in, unless the round is full: then the next one follows. */
  #enter(): Arrival | undefined {
    const round = this.#round
    if (isBroken(round)) throw brokenError()
    if (round.arrived === this.#parties) return undefined
    return { round, index: this.#parties - ++round.arrived }
  }

  async #waitToEnter(limits: WaitOptions): Promise<Arrival> {
    const take = (): Taken<Arrival> | undefined => {
      const arrival = this.#enter()
      return arrival === undefined ? undefined : { value: arrival }
    }
    const entered = await this.#line.wait(take, limits)
    if (entered === undefined) throw brokenError()
    return entered.value
  }

  /** Lets all go on, after the action; that may have taken so long that somebody gave up. */
  async #pass(round: Round): Promise<void> {
    await this.#action?.()
    if (isBroken(round)) return
    round.state = 'passed'
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

function checkOptions(options: unknown): { timeout?: unknown; action?: unknown } {
  if (typeof options === 'object' && options !== null) return options
  throw new OptionTypeError(`options must be an object, got ${inspect(options)}`)
}
