import { createConnection, type Socket } from 'node:net'
import { checkInteger, checkKeys, checkMs, checkSignal } from '../check-option.ts'
import { ConnectionClosedError, EventFormatError, ProgramNotFoundError, TimeoutError } from '../errors.ts'
import { Attachment } from './attachment.ts'
import { Inbox } from './inbox.ts'
import { findRuntimeDirectory } from './runtime-directory.ts'
import { type ProgramAddress, socketPath } from './socket-path.ts'

/** Options of `attach`. */
export interface AttachOptions {
  /**
   * A worker thread of the program that has pools of its own.
   * @defaultValue 0, the main thread
   */
  threadId?: number
  /**
   * How long the program may take to answer, in milliseconds; it does so when its event loop turns.
   * @defaultValue 5000
   */
  timeout?: number
  /** Gives up when it aborts; has no effect afterwards. */
  signal?: AbortSignal
}

/** The highest number of a process, and of a thread. */
const MOST_PID = 2 ** 31 - 1
/** The longest time that Node's timers take. */
const MAX_TIMER_MS = 2 ** 31 - 1

/**
 * Begins to watch another program of this user, while it runs.
 *
 * @remarks
 * The program has to let itself be watched: by `MP_MONITOR=1` in its environment, or `{ monitor: true }` of a pool. It
 * never waits for those who watch it. Works on Linux and macOS.
 * @param pid - Process id, as {@link listPrograms} tells it.
 * @returns Its events, and requests to its pools.
 * @throws (rejects) {@link ProgramNotFoundError} when there is no such program, or it does not let itself be watched.
 * @throws (rejects) {@link TimeoutError} when it does not answer, as when it is stopped.
 * @throws (rejects) {@link EventFormatError} when what answers is not this package, or a version with another schema.
 * @throws (rejects) {@link UnsafeDirectoryError} when somebody else may write where sockets are looked for.
 * @throws (rejects) {@link OptionTypeError} and {@link OptionRangeError} when an argument is wrong.
 * @see {@link observe} for the pools of this program.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * import { attach } from '@mp/core/monitor'
 * const pool = new Pool({ workers: 1, name: 'squares', monitor: { control: true } })
 * const program = await attach(process.pid)
 * expect(program.program.pid).toBe(process.pid)
 * expect(await program.pause('squares')).toEqual({ outcome: 'done' })
 * expect(await program.pause('cubes')).toMatchObject({ outcome: 'refused', reason: 'no-such-pool' })
 * program.close()
 * await pool.terminate()
 * ```
 */
export async function attach(pid: number, options: AttachOptions = {}): Promise<Attachment> {
  checkInteger('pid', pid, { min: 1, max: MOST_PID })
  checkKeys('options', options, ['threadId', 'timeout', 'signal'])
  const { threadId = 0, timeout = 5000, signal } = options
  checkInteger('threadId', threadId, { min: 0, max: MOST_PID })
  checkMs('timeout', timeout)
  if (signal !== undefined) checkSignal('signal', signal).throwIfAborted()
  const directory = findRuntimeDirectory()
  if (directory === undefined) throw new ProgramNotFoundError(pid)
  return attachTo(directory, { pid, threadId }, { timeout, signal })
}

/** Connects to the socket of a program, and waits for its first event. */
export async function attachTo(
  directory: string,
  address: ProgramAddress,
  { timeout, signal }: { timeout: number; signal?: AbortSignal | undefined },
): Promise<Attachment> {
  const socket = createConnection(socketPath(directory, address))
  let isLate = false
  const giveUp = (): void => void socket.destroy()
  const onLate = (): void => {
    isLate = true
    giveUp()
  }
  const timer = setTimeout(onLate, Math.min(timeout, MAX_TIMER_MS))
  signal?.addEventListener('abort', giveUp, { once: true })
  try {
    return await greet(socket)
  } catch (error) {
    signal?.throwIfAborted()
    if (isLate) throw new TimeoutError(`Attaching to program ${address.pid}`, timeout)
    throw error instanceof EventFormatError ? error : new ProgramNotFoundError(address.pid, { cause: error })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}

async function greet(socket: Socket): Promise<Attachment> {
  const failed = new Promise<never>((_, reject) => socket.once('error', reject))
  const inbox = new Inbox(socket)
  const header = await Promise.race([inbox.next(), failed])
  if (header?.type === 'header') return new Attachment(socket, header, inbox)
  socket.destroy()
  if (header === undefined) throw new ConnectionClosedError('It closed the line at once: too many watch it')
  throw new EventFormatError(1, 'the first event is no header')
}
