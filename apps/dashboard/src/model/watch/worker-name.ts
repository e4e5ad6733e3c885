import type { WatchedWorker } from './watched-program.ts'

/** Names a worker in two letters or so: `w3` for one of a pool, `p3` for a process and `t3` for a thread of its own. */
export function shortName({ worker, child }: Pick<WatchedWorker, 'worker' | 'child'>): string {
  if (child === undefined) return `w${worker}`
  return `${child.backend === 'process' ? 'p' : 't'}${worker}`
}

/** Names what a worker does: the number of its task, or the function that a process of its own runs. */
export function taskName({ task, child }: Pick<WatchedWorker, 'task' | 'child'>): string | undefined {
  if (task === undefined) return undefined
  return child === undefined ? `#${task.index}` : task.function
}
