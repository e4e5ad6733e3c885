import type { RunningTask } from '@mp/core/monitor'
import { jobOf } from './fold-job.ts'
import { quantile } from './histogram.ts'
import { type WatchedProgram, type WatchedWorker, workersOf } from './watched-program.ts'
import { shortName } from './worker-name.ts'

/** Something about a worker that a user has to know first. */
export interface Trouble {
  kind: 'dead' | 'stuck' | 'recycled'
  worker: WatchedWorker
  at: number
  /** Such as `w3 died (SIGKILL) running shrink #12; w5 took its place`. */
  words: string
}

/** Deaths and replacements older than this are in the log only. */
const rememberedMs = 60_000
/** A task is stuck when it runs ten times as long as nineteen of twenty do, and at least this long. */
const leastStuckMs = 3000
const stuckFactor = 10
/** Fewer tasks than this say nothing about what is usual. */
const leastKnown = 5

const rank: Record<Trouble['kind'], number> = { dead: 0, stuck: 1, recycled: 2 }

/** Lists dead, stuck and recycled workers, the worst first, the newest first among equals. */
export function troublesOf(program: WatchedProgram, now: number): Trouble[] {
  const all = workersOf(program).flatMap((worker) => [...stuckIn(worker, program, now), ...endedIn(worker, now)])
  return all.toSorted((a, b) => rank[a.kind] - rank[b.kind] || b.at - a.at)
}

/** How long the task in hand has run, when that is far longer than usual; else undefined. */
export function stuckMs(worker: WatchedWorker, program: WatchedProgram, now: number): number | undefined {
  const { task, pool } = worker
  if (worker.state !== 'running' || task === undefined) return undefined
  const ms = now - task.since
  if (ms <= leastStuckMs) return undefined
  const usual = jobOf(program, { pool, job: task.job })?.times
  if (usual === undefined || usual.count < leastKnown) return undefined
  return ms > Math.max(leastStuckMs, stuckFactor * quantile(usual, 0.95)) ? ms : undefined
}

function stuckIn(worker: WatchedWorker, program: WatchedProgram, now: number): Trouble[] {
  const ms = stuckMs(worker, program, now)
  if (ms === undefined || worker.task === undefined) return []
  const words = `${shortName(worker)} stuck in ${taskText(worker.task)} for ${(ms / 1000).toFixed(1)} s`
  return [{ kind: 'stuck', worker, at: worker.task.since, words }]
}

function endedIn(worker: WatchedWorker, now: number): Trouble[] {
  const end = worker.lastEnd
  if (end === undefined || now - end.at > rememberedMs || !(end.isCrash || end.isRecycled)) return []
  const { at, how, task, name } = end
  const replaced = worker.worker === end.worker ? '' : `; ${shortName(worker)} took its place`
  const doing =
    task === undefined ? 'without a task' : `running ${worker.child === undefined ? taskText(task) : task.function}`
  if (!end.isCrash) return [{ kind: 'recycled', worker, at, words: `${name} recycled${replaced}` }]
  return [{ kind: 'dead', worker, at, words: `${name} died (${how}) ${doing}${replaced}` }]
}

function taskText(task: RunningTask): string {
  return `${task.function} #${task.index}`
}
