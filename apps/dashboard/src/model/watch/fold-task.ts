import type { SourcePlace, TaskEndEvent } from '@mp/core/monitor'
import { addFailure } from './error-groups.ts'
import { jobOf } from './fold-job.ts'
import { laneOf, markInBoth } from './fold-worker.ts'
import { raiseMax } from './histogram.ts'
import { push } from './ring.ts'
import { addLog, type WatchedPool, type WatchedProgram } from './watched-program.ts'

/** Takes a task that is told by itself into account, in place; a slice counts it. */
export function endTask(program: WatchedProgram, pool: WatchedPool, event: TaskEndEvent): void {
  push(program.tasks, event)
  const job = jobOf(program, event)
  if (job !== undefined) raiseMax(job.times, event.ms)
  const worker = laneOf(pool, event.lane, event.at)
  if (worker?.task?.index === event.index && worker.task.job === event.job) worker.task = undefined
  if (event.outcome === 'done' || event.outcome === 'cancelled') return
  if (worker !== undefined) markInBoth(worker, 'failed', event.at)
  noteFailure(program, event)
}

function noteFailure(program: WatchedProgram, event: TaskEndEvent): void {
  const { at, outcome, failure, error, index, worker, attempt } = event
  const message = failure === undefined ? (error ?? outcome) : `${failure.name}: ${failure.message}`
  addFailure(program.errors, { ...event, message, source: placeText(failure?.site), argument: failure?.arguments })
  const what = outcome === 'retry' ? 'is tried again' : outcome === 'timeout' ? 'timed out' : 'failed'
  const tries = attempt > 1 ? ` (attempt ${attempt})` : ''
  const text = `${event.pool} #${index} on w${worker} ${what}${tries}: ${message}`
  addLog(program, { at, level: outcome === 'retry' ? 'warning' : 'error', text })
}

/** Words a place in a source file by its last two folders, such as `src/shrink.ts:18:9`. */
export function placeText(place: SourcePlace | undefined): string | undefined {
  if (place === undefined) return undefined
  const path = place.file.replace('file://', '').split('/').slice(-2).join('/')
  return `${path}:${place.line}:${place.column}`
}
