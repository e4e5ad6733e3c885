import { isMainThread, threadId } from 'node:worker_threads'
import { identity } from '../guest/identity.ts'
import { type WaitOptions, waitFor } from '../wait-for.ts'

/** The process or thread that asks. */
export interface CurrentProcess {
  /** `MainProcess` in a program that nobody of us started. */
  readonly name: string
  readonly pid: number
  /** Node's id of the thread; 0 in a process. */
  readonly threadId: number
  readonly daemon: boolean
}

/** The process that started the one that asks. */
export interface ParentProcess {
  readonly name: string
  readonly pid: number
  readonly isAlive: boolean
  /** Waits for its end, which is also the end of the one that asks. */
  join(options?: WaitOptions): Promise<void>
}

let childCount = 0

/**
 * Returns who is asking: the main program, a process, a thread, or the worker of a pool.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { currentProcess, Pool } from '@mp/core'
 * const pool = new Pool({ workers: 1, name: 'prices' })
 * expect(await pool.apply(() => currentProcess().name)).toBe('prices-1')
 * await pool.terminate()
 * ```
 */
export function currentProcess(): CurrentProcess {
  const { name, isDaemon } = identity() ?? {
    name: isMainThread ? 'MainProcess' : `Thread-${threadId}`,
    isDaemon: false,
  }
  const daemon = isDaemon && identity()?.isPoolWorker !== true
  return { name, pid: process.pid, threadId: isMainThread ? 0 : threadId, daemon }
}

/**
 * Returns the process that started this one; null in the main program.
 *
 * @example
 * ```ts @import.meta.vitest
 * import { parentProcess, Pool } from '@mp/core'
 * const pool = new Pool(1)
 * expect(await pool.apply(() => parentProcess()?.pid)).toBe(process.pid)
 * await pool.terminate()
 * ```
 */
export function parentProcess(): ParentProcess | null {
  const self = identity()
  if (self === undefined) return null
  const pid = isMainThread ? self.parentPid : process.pid
  return {
    name: self.parentName,
    pid,
    get isAlive() {
      return pid === process.pid || process.ppid === pid
    },
    join: async (options = {}) => void (await waitFor(new Promise(() => {}), options)),
  }
}

/** Returns the default name of a new child of this process. */
export function childName(kind: string): string {
  childCount++
  const self = identity()
  return self === undefined || self.isPoolWorker ? `${kind}-${childCount}` : `${self.name}:${childCount}`
}
