import type { WaitOptions } from '../../wait-for.ts'
import { BaseProxy } from '../base-proxy.ts'

/**
 * An event in the server of a manager: a flag that can be waited for.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { Manager } from '@mp/core'
 * const manager = await Manager.start()
 * const event = await manager.event()
 * expect(await event.wait({ timeout: 1 })).toBe(false)
 * await event.set()
 * expect(await event.wait()).toBe(true)
 * await manager.shutdown()
 * ```
 */
export class EventProxy extends BaseProxy {
  /** Sets the flag and wakes all who wait. */
  set(): Promise<void> {
    return this.ask('set')
  }

  /** Takes the flag back. */
  clear(): Promise<void> {
    return this.ask('clear')
  }

  /** Tells whether the flag is set. */
  isSet(): Promise<boolean> {
    return this.ask('isSet')
  }

  /** Waits until the flag is set, and tells whether it was in time. */
  wait(options: WaitOptions = {}): Promise<boolean> {
    return this.askAndWait('wait', [], options)
  }
}
