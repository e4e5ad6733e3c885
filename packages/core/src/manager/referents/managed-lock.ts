import { StateError, TimeoutError } from '../../errors.ts'
import { type Taken, WaitingLine } from '../../waiting-line.ts'
import type { Caller, Owner } from '../managed-type.ts'
import { callWait } from './call-wait.ts'

/** How a lock was got. */
export interface Acquired {
  /** Whether its last holder went without releasing it. */
  abandoned: boolean
}

/** A lock in the server; reentrant ones can be got again by the client that holds them, and released by it alone. */
export class ManagedLock {
  readonly #isReentrant: boolean
  readonly #line = new WaitingLine()
  #holder: Owner | undefined
  #depth = 0
  #isAbandoned = false
  #forget: () => void = () => {}

  constructor(isReentrant: boolean) {
    this.#isReentrant = isReentrant
  }

  async acquire(caller: Caller, options?: unknown): Promise<Acquired> {
    const wait = callWait(caller, options)
    const acquired = await this.#line.wait(() => this.#take(caller.owner), wait)
    if (acquired === undefined) throw new TimeoutError('acquire()', wait.timeout ?? 0)
    return acquired.value
  }

  tryAcquire(caller: Caller): Acquired | undefined {
    return this.#take(caller.owner)?.value
  }

  release(caller: Caller): void {
    if (this.#holder === undefined) throw new StateError('release() of a lock that nobody holds')
    if (this.#isReentrant && this.#holder !== caller.owner)
      throw new StateError('release() of a lock that another client holds')
    if (--this.#depth === 0) this.#free()
  }

  isLocked(): boolean {
    return this.#holder !== undefined
  }

  /** Whether the client holds it. */
  isHeldBy(owner: Owner): boolean {
    return this.#holder === owner
  }

  /** Releases it for good, and returns how often it was held. */
  releaseAll(): number {
    const depth = this.#depth
    this.#free()
    return depth
  }

  /** Takes it again as often as it was held, however long that takes, unless the client goes. */
  async restore(owner: Owner, depth: number): Promise<void> {
    await this.#line.wait((): Taken<unknown> | undefined => {
      // Nobody is left to hold it, and it is free for others.
      if (owner.isGone) return { value: undefined }
      const taken = this.#take(owner)
      if (taken !== undefined) this.#depth = depth
      return taken
    })
  }

  #take(owner: Owner): Taken<Acquired> | undefined {
    const isAgain = this.#isReentrant && this.#holder === owner
    if ((this.#holder !== undefined && !isAgain) || owner.isGone) return undefined
    const abandoned = this.#isAbandoned
    this.#isAbandoned = false
    this.#depth++
    if (!isAgain) {
      this.#holder = owner
      this.#forget = owner.onGone(() => this.#abandon())
    }
    return { value: { abandoned } }
  }

  #abandon(): void {
    this.#isAbandoned = true
    this.#free()
  }

  #free(): void {
    this.#forget()
    this.#holder = undefined
    this.#depth = 0
    this.#line.advance()
  }
}
