import { startProcess } from '../host/process-host.ts'
import type { StartHost } from '../host/worker-host.ts'
import { BaseProcess } from './base-process.ts'

/**
 * Runs one function in a child process of its own, with its own memory.
 *
 * @remarks
 * Standard output and error are inherited; standard input is empty. The program waits for its processes at its end,
 * daemons excepted, and none of them outlives it, however it ends. To say in a class what runs, extend it and override
 * `run()`: the fields of the instance travel, its methods are there, and changes stay in the child.
 * @see {@link Thread} for the same in a thread.
 * @see {@link Pool} to run many tasks on a few processes.
 * @example
 * ```ts @import.meta.vitest
 * import { Process } from '@mp/core'
 * const process = new Process((code: number) => globalThis.process.exit(code), { args: [3] })
 * process.start()
 * await process.join()
 * expect(process.exitCode).toBe(3)
 * ```
 */
export class Process<A extends readonly unknown[] = readonly unknown[]> extends BaseProcess<A> {
  /** Marks the class that subclasses are rebuilt from. */
  protected static readonly isBase = true

  protected get kind(): string {
    return 'Process'
  }

  protected get startHost(): StartHost {
    return startProcess
  }
}
