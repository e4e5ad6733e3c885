/** Failures that are alike: the same kind of message from the same place of the source. */
export interface ErrorGroup {
  /** What alike failures have in common. */
  key: string
  count: number
  firstAt: number
  /** Newest of them. */
  newest: Failure
}

/** A failure of a task. */
export interface Failure {
  at: number
  pool: string
  job: number
  index: number
  worker: number
  attempt: number
  /** Class and message of what was thrown. */
  message: string
  /** Where it was thrown, such as `src/shrink.ts:18:9`; undefined when nobody knows. */
  source: string | undefined
  /** The task's arguments in words. */
  argument: string | undefined
}

const mostGroups = 100

/** Counts a failure among those that are alike, in place; beyond 100 groups the one that was quiet longest gives way. */
export function addFailure(groups: ErrorGroup[], failure: Failure): void {
  const { at, pool, job, index, worker, attempt, message, source, argument } = failure
  const newest = { at, pool, job, index, worker, attempt, message, source, argument }
  const key = `${shapeOf(message)} ${source ?? ''}`
  const known = groups.find((group) => group.key === key)
  if (known !== undefined) {
    known.count += 1
    known.newest = newest
    return
  }
  if (groups.length >= mostGroups) groups.splice(groups.indexOf(quietest(groups)), 1)
  groups.push({ key, count: 1, firstAt: at, newest })
}

/**
 * Leaves out what differs between failures of one kind: numbers, paths and quoted words.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(shapeOf("no 'a.jpg' on line 3 of b/c.txt")).toBe(shapeOf("no 'x.jpg' on line 9 of d/e.txt"))
 * ```
 */
function shapeOf(message: string): string {
  return message
    .replaceAll(/(["'`]).*?\1/g, '?')
    .replaceAll(/\S*\/\S*/g, '?')
    .replaceAll(/\d+/g, '?')
}

function quietest(groups: readonly ErrorGroup[]): ErrorGroup {
  return groups.reduce((oldest, group) => (group.newest.at < oldest.newest.at ? group : oldest))
}
