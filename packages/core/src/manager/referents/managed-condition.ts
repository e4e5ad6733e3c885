import { checkInteger } from '../../check-option.ts'
import { StateError } from '../../errors.ts'
import { WaitingLine } from '../../waiting-line.ts'
import type { Caller } from '../managed-type.ts'
import { callWait } from './call-wait.ts'
import { type Acquired, ManagedLock } from './managed-lock.ts'

/** Who waits to be notified. */
interface Waiter {
  isNotified: boolean
}

/** A condition in the server, with its lock. */
export class ManagedCondition {
  readonly #lock: ManagedLock
  readonly #line = new WaitingLine()
  readonly #waiters = new Set<Waiter>()

  constructor(lock: ManagedLock = new ManagedLock(true)) {
    this.#lock = lock
  }

  acquire(caller: Caller, options?: unknown): Promise<Acquired> {
    return this.#lock.acquire(caller, options)
  }

  tryAcquire(caller: Caller): Acquired | undefined {
    return this.#lock.tryAcquire(caller)
  }

  release(caller: Caller): void {
    this.#lock.release(caller)
  }

  /** Lets go of the lock until it is notified, and has the lock again when it returns, however it returns. */
  async wait(caller: Caller, options?: unknown): Promise<boolean> {
    const wait = callWait(caller, options)
    this.#assertHeld(caller, 'wait()')
    const waiter = { isNotified: false }
    this.#waiters.add(waiter)
    const depth = this.#lock.releaseAll()
    try {
      await this.#line.wait(() => (waiter.isNotified ? { value: true } : undefined), wait)
    } finally {
      this.#waiters.delete(waiter)
      await this.#lock.restore(caller.owner, depth)
    }
    return waiter.isNotified
  }

  notify(caller: Caller, count: unknown = 1): void {
    this.#assertHeld(caller, 'notify()')
    const all = [...this.#waiters].slice(0, checkInteger('count', count, { min: 0 }))
    for (const waiter of all) {
      waiter.isNotified = true
      this.#waiters.delete(waiter)
    }
    this.#line.advance()
  }

  notifyAll(caller: Caller): void {
    this.#assertHeld(caller, 'notifyAll()')
    this.notify(caller, this.#waiters.size)
  }

  #assertHeld({ owner }: Caller, call: string): void {
    if (!this.#lock.isHeldBy(owner)) throw new StateError(`${call} needs the lock; acquire() the condition first`)
  }
}
