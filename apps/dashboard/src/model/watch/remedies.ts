import { mean } from './histogram.ts'
import type { Loss, Remedy } from './loss.ts'
import type { WatchedJob, WatchedPool, WatchedProgram } from './watched-program.ts'
import { simulate, type TimedTask } from './what-if.ts'
import { timedTasks, workersOf } from './what-if-run.ts'

/** What a remedy is looked for from. */
export interface RemedyFacts {
  program: WatchedProgram
  pool: WatchedPool
  job: WatchedJob | undefined
  speedUp: number
  possible: number
  cores: number
}

/** Tasks shorter than this are worth handing out several at a time. */
const shortMs = 50
/** More tasks than this tell no more of a remedy. */
const enoughTasks = 400
/** A gain below this share is not worth a change. */
const leastGain = 0.02
/** What is left of a copy once only a handle travels. */
const handleShare = 0.1

/** Names a change against the greatest loss that one helps against, with what it would give; undefined when none would. */
export function remedyFor(losses: readonly Loss[], facts: RemedyFacts): Remedy | undefined {
  for (const loss of losses) {
    const remedy = against(loss, facts)
    const speedUp = Math.min(facts.possible, remedy?.speedUp ?? 0)
    if (remedy !== undefined && speedUp >= facts.speedUp * (1 + leastGain)) return { ...remedy, speedUp }
  }
  return undefined
}

function against({ kind, share }: Loss, facts: RemedyFacts): Remedy | undefined {
  switch (kind) {
    case 'wait':
      return againstWaiting(share, facts)
    case 'copy':
      return { words: 'SharedMemory or smaller results', speedUp: facts.speedUp / (1 - share * (1 - handleShare)) }
    case 'tail':
      return againstTail(facts)
    case 'start':
      return { words: 'a pool that stays open', speedUp: facts.speedUp / (1 - share) }
    case 'garbage':
    case 'shared cores':
      return undefined
  }
}

/** Short tasks wait for messages, so larger chunks help; long ones wait for whoever feeds them. */
function againstWaiting(share: number, facts: RemedyFacts): Remedy {
  const { program, pool, job, speedUp } = facts
  if (job !== undefined && mean(job.times) < shortMs) {
    const tasks = timedTasks(program, pool, job).slice(-enoughTasks)
    const best = Math.min(...[2, 4, 8, 16, 32, 64].map((chunkSize) => simulated(tasks, facts, chunkSize)))
    const now = simulated(tasks, facts, 1)
    if (best < now) return { words: 'larger chunks', speedUp: (speedUp * now) / best }
  }
  return { words: 'feeding it faster', speedUp: speedUp / (1 - share) }
}

/** The end comes sooner when long tasks do not come last. */
function againstTail(facts: RemedyFacts): Remedy | undefined {
  const { program, pool, job, speedUp } = facts
  if (job === undefined) return undefined
  const tasks = timedTasks(program, pool, job).slice(-enoughTasks)
  if (tasks.length < 2) return undefined
  const sorted = simulated(
    tasks.toSorted((a, b) => b.ms - a.ms),
    facts,
    1,
  )
  return { words: 'running the long tasks first', speedUp: (speedUp * simulated(tasks, facts, 1)) / sorted }
}

function simulated(tasks: readonly TimedTask[], { pool, cores }: RemedyFacts, chunkSize: number): number {
  return simulate(tasks, { workers: workersOf(pool), chunkSize, cores }).ms
}
