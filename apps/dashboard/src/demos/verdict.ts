import { duration, factor } from '../view/duration.ts'

/** The numbers a verdict is made from. */
export interface VerdictFacts {
  oneCoreMs: number
  manyMs: number
  tasks: number
  workers: number
  cores: number
  /** How long a task ran on one core, the median. */
  taskMs: number
  /** How long the longest task ran on one core. */
  longestMs: number
  /** Share of the cores that other programs used meanwhile, where measured. */
  foreignLoad: number | undefined
}

/** Shorter tasks than this cost more to send than to run. */
const worthSendingMs = 0.3
/** A speed-up this near to what is possible needs no excuse. */
const nearlyAll = 0.87

/** Says in a sentence why a speed-up is what it is. */
export function verdictOn(facts: VerdictFacts): string {
  const { oneCoreMs, manyMs, tasks, workers, cores, taskMs } = facts
  const lanes = Math.min(workers, cores, tasks)
  if (lanes === 1) return 'one worker, one core or one task: there is nothing to share out'
  const speedUp = oneCoreMs / manyMs
  const said = `${factor(speedUp)}× of ${lanes} possible`
  if (speedUp >= lanes * nearlyAll) return `${said}: ${evenly(workers, cores, tasks)}`
  if (taskMs < worthSendingMs)
    return `a task takes ${duration(taskMs)}, sending it more: a pool pays from about 1 ms a task`
  return `${said}: ${reason(facts, lanes)}`
}

function evenly(workers: number, cores: number, tasks: number): string {
  const wanted = Math.min(workers, tasks)
  if (wanted > cores) return `${wanted} workers share ${cores} cores; with ${wanted} cores it would be ${wanted}×`
  return 'every worker has a core of its own, all the time'
}

/** Names the greatest of what stood in the way. */
function reason(facts: VerdictFacts, lanes: number): string {
  const { oneCoreMs, manyMs, tasks, workers, cores, longestMs, foreignLoad } = facts
  if (foreignLoad !== undefined && foreignLoad > 0.15) {
    return `other programs used ${Math.round(foreignLoad * 100)} % of the cores meanwhile`
  }
  if (longestMs > (oneCoreMs / lanes) * 1.1 && longestMs > manyMs * 0.7) {
    return `the longest task alone takes ${duration(longestMs)}`
  }
  const inRounds = speedUpInRounds(tasks, workers, cores)
  if (inRounds < lanes * nearlyAll && oneCoreMs / manyMs >= inRounds * 0.85) {
    return `${tasks} tasks on ${workers} workers: cores idle in the last round`
  }
  if (manyMs < 100) return 'in so short a run, sending results back counts'
  return 'the rest went into sending and waiting'
}

/** What tasks of one length gain at most: each round takes one task's time, or longer where workers share cores. */
function speedUpInRounds(tasks: number, workers: number, cores: number): number {
  const roundTime = (count: number): number => (count === 0 ? 0 : Math.max(1, count / cores))
  return tasks / (Math.floor(tasks / workers) * roundTime(workers) + roundTime(tasks % workers))
}
