import type { LockSample } from '@mp/core/monitor'
import type { WatchedProgram } from '../../model/watch/watched-program.ts'
import { shortName } from '../../model/watch/worker-name.ts'
import { bold, printable, type Row, text } from '../segment.ts'

/** Threads that are named of those that wait. */
const mostNamed = 4

/** Words who holds a lock and who waits for it; a process that is a worker goes by the worker's name. */
export function lockRow(lock: LockSample, program: WatchedProgram, nameWidth: number): Row {
  const { id, class: name, isTaken, holder, permits } = lock
  const held = isTaken ? `held by ${holder === undefined ? 'someone' : threadWord(holder, program)}` : 'free'
  const words = permits === undefined ? held : `${permits} free`
  const waiting = waitersText(lock, program)
  return [
    text(`${name.toLowerCase()} ${id}`.padEnd(nameWidth)),
    text(printable(` ${words}`)),
    waiting === '' ? text('') : bold(printable(waiting), 'yellow'),
  ]
}

/** Says who waits for a lock, such as `, 2 wait: w1 4715`; empty when nobody does. */
function waitersText({ waiters, waitingThreads = [], isAwaited }: LockSample, program: WatchedProgram): string {
  if (waiters === undefined) return isAwaited === true ? ', others wait' : ''
  if (waiters === 0) return ''
  const names = waitingThreads.slice(0, mostNamed).map((thread) => threadWord(thread, program))
  const more = waitingThreads.length > mostNamed ? ` and ${waitingThreads.length - mostNamed} more` : ''
  const who = names.length === 0 ? '' : `: ${names.join(' ')}${more}`
  return `, ${waiters} ${waiters === 1 ? 'waits' : 'wait'}${who}`
}

/** Says which worker a thread is, such as `w2`, with its pool where there are several; else as it came. */
function threadWord(thread: string, { pools, facts, children }: WatchedProgram): string {
  if (thread === String(facts?.pid)) return 'main'
  const open = pools.filter(({ endedAt }) => endedAt === undefined)
  for (const pool of open) {
    const worker = pool.workers.find(({ pid, threadId }) => String(pid) === thread && threadId === 0)
    if (worker !== undefined) return `${open.length > 1 ? `${pool.name} ` : ''}w${worker.worker}`
  }
  const child = children.find(
    ({ pid, threadId, task }) => task !== undefined && String(pid) === thread && threadId === 0,
  )
  return child === undefined ? thread : shortName(child)
}
