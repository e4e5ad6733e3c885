import { readFileSync } from 'node:fs'
import { isThreadAlive, THREAD_MASK } from './thread-identity.ts'

/**
 * Says which thread a word stands for, for people: the process id, and behind a colon the kernel's id of the thread
 * unless it is the first of its process.
 */
export function threadName(word: bigint): string {
  const id = Number((word & THREAD_MASK & 0xffffffffn) >> 1n)
  if (!isThreadAlive(word)) return `${id}, which has ended`
  const pid = processOf(id)
  return pid === undefined || pid === id ? String(id) : `${pid}:${id}`
}

/** The kernel shows each thread as a directory, by which process it belongs to. */
function processOf(thread: number): number | undefined {
  try {
    const group = /^Tgid:\s*(\d+)/m.exec(readFileSync(`/proc/${thread}/status`, 'latin1'))?.[1]
    return group === undefined ? undefined : Number(group)
  } catch {
    return undefined
  }
}
