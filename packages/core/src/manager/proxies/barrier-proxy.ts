import type { WaitOptions } from '../../wait-for.ts'
import { BaseProxy } from '../base-proxy.ts'

/** Options of a barrier of a {@link Manager}. */
export interface ManagerBarrierOptions {
  /** How long each wait takes at most, in milliseconds, unless it says so itself. */
  timeout?: number
  /**
   * Runs in the server once each time all have arrived, before they go on; may be async. When it fails, the barrier is
   * broken. To a manager of another program only an export of a module file can be given.
   */
  action?: () => unknown
}

/**
 * A barrier in the server of a manager, at which a number of parties wait for each other.
 *
 * @remarks A party that gives up, or dies while it waits, breaks it for all.
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const barrier = await manager.barrier(2)
 * const places = await Promise.all([barrier.wait(), barrier.wait()])
 * expect(places.sort()).toEqual([0, 1])
 * await manager.shutdown()
 * ```
 */
export class BarrierProxy extends BaseProxy {
  /**
   * Waits for all parties, and returns a number that is different for each, from 0.
   *
   * @throws (rejects) {@link BrokenBarrierError} when a party gave up or the time is up, for all parties.
   * @throws (rejects) what the action throws, for the party that arrived last.
   */
  wait(options: WaitOptions = {}): Promise<number> {
    return this.askAndWait('wait', [], options)
  }

  /** Breaks it: all who wait, and will wait, are told. */
  abort(): Promise<void> {
    return this.ask('abort')
  }

  /** Makes it new; those who wait are told that it is broken. */
  reset(): Promise<void> {
    return this.ask('reset')
  }

  /** Counts the parties that have to come. */
  parties(): Promise<number> {
    return this.ask('parties')
  }

  /** Counts the parties that wait. */
  waiting(): Promise<number> {
    return this.ask('waiting')
  }

  /** Tells whether it is broken. */
  isBroken(): Promise<boolean> {
    return this.ask('isBroken')
  }
}
