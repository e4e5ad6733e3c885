import { registerSharedKind } from '../memory/shared-object.ts'
import { Semaphore } from './semaphore.ts'

/**
 * A semaphore that never has more permits than at first: one release too many is an error.
 *
 * @see {@link Semaphore} for one whose permits may grow.
 * @example
 * ```ts @import.meta.vitest
 * import { BoundedSemaphore, StateError } from '@mp/core'
 * const semaphore = new BoundedSemaphore(1)
 * semaphore.tryAcquire()?.release()
 * expect(() => semaphore.release()).toThrow(StateError)
 * ```
 */
export class BoundedSemaphore extends Semaphore {
  protected override get kind(): string {
    return 'mp.bounded-semaphore'
  }

  protected override get summary(): string {
    return `${super.summary}, max=${this.bound}`
  }

  protected override get isBounded(): boolean {
    return true
  }
}

registerSharedKind('mp.bounded-semaphore', () => new BoundedSemaphore())
