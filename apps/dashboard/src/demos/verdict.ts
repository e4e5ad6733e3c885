import { duration, factor } from '../view/duration.ts'

/** The numbers a verdict is made from. */
export interface VerdictFacts {
  oneCoreMs: number
  manyMs: number
  tasks: number
  workers: number
  cores: number
  /** How long the longest task runs by itself, where known. */
  longestMs?: number
}

/** Below this, sending a task costs about as much as running it. */
const worthSendingMs = 0.5

/** Says in a sentence why a speed-up is what it is. */
export function verdictOn(facts: VerdictFacts): string {
  const { oneCoreMs, manyMs, tasks, workers, cores } = facts
  const speedUp = oneCoreMs / manyMs
  const perTask = oneCoreMs / Math.max(1, tasks)
  if (perTask < worthSendingMs) {
    return `${tasks} tasks of ${duration(perTask)} each: sending one costs more than running it; a pool pays from about 1 ms a task`
  }
  const lanes = Math.min(workers, cores, tasks)
  if (lanes === 1) return 'one core or one task: there is nothing to share out'
  const said = `${factor(speedUp)}× of ${lanes} possible`
  if (facts.longestMs !== undefined && facts.longestMs > manyMs * 0.85 && facts.longestMs > (oneCoreMs / lanes) * 1.1) {
    return `${said}: the longest task alone takes ${duration(facts.longestMs)}, and no core can help another with it`
  }
  if (speedUp >= lanes * 0.85) return `${said}: ${evenly(workers, cores)}`
  if (tasks % lanes !== 0 && speedUp >= shareOfRounds(tasks, lanes) * 0.8) {
    return `${said}: ${tasks} tasks do not divide evenly among ${lanes} cores, so some wait at the end`
  }
  return `${said}: the rest went into sending, waiting, or other programs on these cores`
}

function evenly(workers: number, cores: number): string {
  if (workers > cores) return `${workers} workers share ${cores} cores; with ${workers} cores it would be ${workers}×`
  return 'every worker has a core of its own, all the time'
}

/** The speed-up of equal tasks that run in whole rounds. */
function shareOfRounds(tasks: number, lanes: number): number {
  return tasks / Math.ceil(tasks / lanes)
}
