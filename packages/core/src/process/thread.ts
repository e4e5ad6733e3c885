import type { Backend } from '../monitor/events.ts'
import { Process } from './process.ts'

/**
 * Runs one function in a thread of its own, truly in parallel, with a heap of its own.
 *
 * @remarks
 * Everything as on {@link Process}, but that `terminate()`, `kill()` and `interrupt()` all end it at once, and that a
 * `SharedArrayBuffer` among its arguments is shared.
 * @see {@link Process} for one that survives its siblings' crashes.
 * @see {@link ThreadPool} to run many tasks on a few threads.
 * @example
 * ```ts @import.meta.vitest
 * import { Thread } from '@mp/core'
 * const shared = new Int32Array(new SharedArrayBuffer(4))
 * const thread = new Thread((numbers: Int32Array) => void Atomics.store(numbers, 0, 42), { args: [shared] })
 * thread.start()
 * await thread.join()
 * expect(shared[0]).toBe(42)
 * ```
 */
export class Thread<A extends readonly unknown[] = readonly unknown[]> extends Process<A> {
  protected static override readonly isBase: boolean = true
  protected static override readonly backend: Backend = 'thread'
}
