import { checkInteger } from '../../check-option.ts'
import { StateError, TimeoutError } from '../../errors.ts'
import { type Taken, WaitingLine } from '../../waiting-line.ts'
import type { Caller, Owner } from '../managed-type.ts'
import { callWait } from './call-wait.ts'

/** A semaphore in the server; what a client holds when it goes is given back. */
export class ManagedSemaphore {
  readonly #line = new WaitingLine()
  readonly #limit: number
  readonly #held = new Map<Owner, { count: number; forget: () => void }>()
  #value: number

  constructor(value: unknown, isBounded: boolean) {
    this.#value = checkInteger('value', value ?? 1, { min: 0 })
    this.#limit = isBounded ? this.#value : Number.MAX_SAFE_INTEGER
  }

  async acquire(caller: Caller, options?: unknown): Promise<void> {
    const wait = callWait(caller, options)
    const taken = await this.#line.wait(() => this.#take(caller.owner), wait)
    if (taken === undefined) throw new TimeoutError('acquire()', wait.timeout ?? 0)
  }

  tryAcquire(caller: Caller): boolean {
    return this.#take(caller.owner) !== undefined
  }

  release(caller: Caller, count: unknown = 1): void {
    const released = checkInteger('count', count, { min: 1 })
    if (this.#value + released > this.#limit) throw new StateError('release() more often than it was acquired')
    for (let left = released; left > 0; left--) this.#giveUpOne(caller.owner)
    this.#add(released)
  }

  value(): number {
    return this.#value
  }

  #take(owner: Owner): Taken<true> | undefined {
    if (this.#value === 0 || owner.isGone) return undefined
    this.#value--
    const held = this.#held.get(owner)
    if (held === undefined) this.#held.set(owner, { count: 1, forget: owner.onGone(() => this.#giveBack(owner)) })
    else held.count++
    return { value: true }
  }

  /** One that was acquired by one client may be released by another: the debt is then that of the first. */
  #giveUpOne(owner: Owner): void {
    const [debtor] = this.#held.has(owner) ? [owner] : [...this.#held.keys()]
    const held = debtor === undefined ? undefined : this.#held.get(debtor)
    if (debtor === undefined || held === undefined || --held.count > 0) return
    held.forget()
    this.#held.delete(debtor)
  }

  #giveBack(owner: Owner): void {
    const count = this.#held.get(owner)?.count ?? 0
    this.#held.delete(owner)
    this.#add(count)
  }

  #add(count: number): void {
    this.#value += count
    this.#line.advance()
  }
}
