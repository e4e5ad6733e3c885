import { readFileSync } from 'node:fs'
import { threadId } from 'node:worker_threads'

/**
 * A thread of any process, in 64 bits, so that one atomic step can say who did something:
 * bit 0 is left to the word's own use, bits 1 to 22 are the kernel's thread id, bits 23 to 31 are left free, and the
 * upper half is the time the thread was started, which tells it from a later one with the same id.
 */
export const THREAD_MASK = 0xffffffff_007ffffen

const ID_MASK = 0x3fffffn
/** How long an answer about another thread is believed. */
const ALIVE_MS = 20

let own: bigint | undefined
const recent = new Map<bigint, number>()

/** Returns the thread that asks; never 0. */
export function ownThread(): bigint {
  own ??= readThread('thread-self') ?? withoutProc()
  return own
}

/** Tells whether a thread still runs, in whatever process; `word` may have other bits set. */
export function isThreadAlive(word: bigint): boolean {
  const thread = word & THREAD_MASK
  if (thread === ownThread()) return true
  const now = performance.now()
  const believedUntil = recent.get(thread)
  if (believedUntil !== undefined && believedUntil > now) return true
  const isAlive = process.platform !== 'linux' || readThread(String((thread >> 1n) & ID_MASK)) === thread
  if (recent.size > 256) recent.clear()
  if (isAlive) recent.set(thread, now + ALIVE_MS)
  return isAlive
}

/** Tells whether a thread was stopped from outside, as by SIGSTOP or a debugger; `word` may have other bits set. */
export function isThreadStopped(word: bigint): boolean {
  const state = readStatus(String((word >> 1n) & ID_MASK))?.state
  return state === 'T' || state === 't'
}

/** Reads who a thread is; undefined when it has ended, be it that its parent has not been told yet. */
function readThread(directory: string): bigint | undefined {
  const status = readStatus(directory)
  if (status === undefined || status.state === 'Z' || status.state === 'X' || status.state === 'x') return undefined
  return pack(status.id, status.startTime)
}

/** What the kernel tells of a thread; undefined when it is gone. */
function readStatus(directory: string): { id: bigint; state: string | undefined; startTime: bigint } | undefined {
  let stat: string
  try {
    stat = readFileSync(`/proc/${directory}/stat`, 'latin1')
  } catch {
    return undefined
  }
  // The name of the program stands in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { id: BigInt(Number.parseInt(stat, 10)), state: fields[0], startTime: BigInt(fields[19] ?? '0') }
}

/** Without /proc there is no memory between processes; threads are told apart by Node's number. */
function withoutProc(): bigint {
  return pack(BigInt(threadId + 1), BigInt(process.pid))
}

function pack(id: bigint, startTime: bigint): bigint {
  return ((id & ID_MASK) << 1n) | ((startTime & 0xffffffffn) << 32n)
}
