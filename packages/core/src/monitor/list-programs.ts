import { join } from 'node:path'
import { checkKeys, checkMs } from '../check-option.ts'
import { TimeoutError } from '../errors.ts'
import { attachTo } from './attach.ts'
import type { Attachment } from './attachment.ts'
import type { Backend, PoolStats } from './events.ts'
import type { PoolState } from './pool-events.ts'
import type { ProgramFacts, SnapshotEvent } from './program-events.ts'
import { findRuntimeDirectory } from './runtime-directory.ts'
import { addressOf, type ProgramAddress } from './socket-path.ts'
import { socketsIn, sweepSocket } from './sweep-sockets.ts'

/** The longest time that Node's timers take. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Options of `listPrograms`. */
export interface ListOptions {
  /**
   * How long a program may take to answer before it counts as not responding, in milliseconds.
   * @defaultValue 1000
   */
  timeout?: number
}

/** A program that lets itself be watched. */
export type WatchableProgram = ProgramAddress &
  (
    | { isResponding: true; program: ProgramFacts; pools: PoolSummary[] }
    /** It is stopped, or its event loop does not turn. */
    | { isResponding: false }
  )

/** A pool of another program, in short. */
export interface PoolSummary {
  name: string
  backend: Backend
  state: PoolStats['state']
  workers: number
  queued: number
  running: number
  done: number
  failed: number
}

/**
 * Lists the programs of this user that let themselves be watched, by process id.
 *
 * @remarks Asks each of them, all at a time; what programs left that were killed is removed.
 * @throws (rejects) {@link UnsafeDirectoryError} when somebody else may write where sockets are looked for.
 * @see {@link attach} to watch one.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * import { listPrograms } from '@mp/core/monitor'
 * const pool = new Pool({ workers: 1, name: 'listed', monitor: true })
 * const own = (await listPrograms()).find(({ pid, threadId }) => pid === process.pid && threadId === 0)
 * expect(own).toMatchObject({ isResponding: true, pools: expect.arrayContaining([expect.objectContaining({ name: 'listed' })]) })
 * await pool.terminate()
 * ```
 */
export async function listPrograms(options: ListOptions = {}): Promise<WatchableProgram[]> {
  checkKeys('options', options, ['timeout'])
  const timeout = checkMs('timeout', options.timeout ?? 1000)
  const directory = findRuntimeDirectory()
  if (directory === undefined) return []
  const found = await Promise.all(socketsIn(directory).map((name) => ask(directory, name, timeout)))
  return found.flatMap((program) => program ?? []).sort((a, b) => a.pid - b.pid || a.threadId - b.threadId)
}

async function ask(directory: string, name: string, timeout: number): Promise<WatchableProgram | undefined> {
  const address = addressOf(name)
  if (address === undefined) return undefined
  try {
    const attachment = await attachTo(directory, address, { timeout })
    const timer = setTimeout(() => attachment.close(), Math.min(timeout, MAX_TIMER_MS))
    const snapshot = await snapshotOf(attachment)
    clearTimeout(timer)
    if (snapshot === undefined) return { ...address, isResponding: false }
    return { ...address, isResponding: true, program: attachment.program, pools: snapshot.pools.map(summaryOf) }
  } catch (error) {
    if (error instanceof TimeoutError) return { ...address, isResponding: false }
    await sweepSocket(join(directory, name))
    return undefined
  }
}

async function snapshotOf(attachment: Attachment): Promise<SnapshotEvent | undefined> {
  for await (const event of attachment) if (event.type === 'snapshot') return event
  return undefined
}

function summaryOf({ stats }: PoolState): PoolSummary {
  const { name, backend, state, workers, queued, running, done, failed } = stats
  return { name, backend, state, workers: workers.length, queued, running, done, failed }
}
