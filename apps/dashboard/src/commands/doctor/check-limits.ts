import type { ControlGroup } from './control-group.ts'
import { type Finding, judge } from './finding.ts'

/** What is known of the limits of this user and program; undefined for none, or where it is not known. */
export interface LimitFacts {
  openFiles: number | undefined
  processes: number | undefined
  group: ControlGroup
  workers: number
}

/** A process of ours has a dozen threads, of Node and of V8, and takes some descriptors of the program. */
const threadsPerProcess = 12
const filesPerProcess = 8
/** What a program has open before it starts a worker, and a little for itself. */
const filesOfProgram = 64

/**
 * Looks whether the limits of the shell (`ulimit`) and of the container leave room for a pool.
 *
 * @example
 * ```ts @import.meta.vitest
 * const group = { quota: undefined, throttledShare: undefined, processesLeft: 30 }
 * const findings = checkLimits({ openFiles: 1024, processes: 4096, group, workers: 4 })
 * expect(findings.map(({ id, level }) => [id, level])).toEqual([['open-files', 'ok'], ['processes', 'fail']])
 * ```
 */
export function checkLimits({ openFiles, processes, group, workers }: LimitFacts): Finding[] {
  const filesNeeded = filesOfProgram + filesPerProcess * workers
  const threadsNeeded = threadsPerProcess * workers
  const left = Math.min(processes ?? Number.POSITIVE_INFINITY, group.processesLeft ?? Number.POSITIVE_INFINITY)
  return [
    judge(
      { id: 'open-files', value: limitText(openFiles), data: { limit: openFiles ?? null, needed: filesNeeded } },
      {
        level: 'fail',
        when: openFiles !== undefined && openFiles < filesNeeded,
        advice: `a pool of ${workers} processes needs about ${filesNeeded}: ulimit -n 4096`,
      },
      {
        level: 'warn',
        when: openFiles !== undefined && openFiles < 1024,
        advice: 'few for queues, pipes and managers: ulimit -n 4096',
      },
    ),
    judge(
      {
        id: 'processes',
        value: limitText(Number.isFinite(left) ? left : undefined),
        data: { limit: processes ?? null, leftInGroup: group.processesLeft ?? null, needed: threadsNeeded },
      },
      {
        level: 'fail',
        when: left < threadsNeeded,
        advice: `a pool of ${workers} processes has about ${threadsNeeded} threads: raise ulimit -u, or pids.max of the container`,
      },
    ),
  ]
}

function limitText(limit: number | undefined): string {
  return limit === undefined ? 'no limit' : `${limit} at most`
}
