import { factor } from '../../view/duration.ts'
import { type Shares, sharesOf } from './lane-time.ts'
import type { Loss, Remedy } from './loss.ts'
import { mean } from './histogram.ts'
import { remedyFor } from './remedies.ts'
import type { WatchedJob, WatchedPool, WatchedProgram } from './watched-program.ts'
import { workersOf } from './what-if-run.ts'

/** Why a pool is as fast as it is. */
export interface Verdict {
  speedUp: number
  /** The most there could be: workers, or cores where those are fewer. */
  possible: number
  workers: number
  cores: number
  shares: Shares
  /** What one core would need for the tasks so far, in milliseconds. */
  serialMs: number
  workMs: number
  /** The greatest first; those below one hundredth are left out. */
  losses: readonly Loss[]
  remedy: Remedy | undefined
  /** All of it in a sentence. */
  words: string
}

const leastShare = 0.01
/** Tasks that make objects collect some garbage; below this share it is not worth a word. */
const leastGarbage = 0.05

/** Judges a pool by the measured shares of its workers' time; undefined before any of it was spent on tasks. */
export function verdictOf(program: WatchedProgram, pool: WatchedPool, job?: WatchedJob): Verdict | undefined {
  const { time, workMs } = pool
  if (workMs < 1 || time.runMs === 0) return undefined
  const cores = coresOf(program)
  const workers = workersOf(pool)
  const possible = Math.max(1, Math.min(workers, cores))
  const onCore = shareOnCore(program, pool)
  const serialMs = time.runMs * onCore
  const speedUp = Math.min(possible, serialMs / workMs)
  const shares = sharesOf(time)
  const garbage = shares.run * garbageShare(pool)
  const losses = lossesOf(shares, { garbage, sharedCores: shares.run * (1 - onCore), workers, cores })
  const remedy = remedyFor(losses, { program, pool, job, speedUp, possible, cores })
  const facts = { speedUp, possible, workers, cores, shares, serialMs, workMs, losses, remedy }
  return { ...facts, words: sentence(facts) }
}

/** Counts the cores that the program may use. */
export function coresOf({ facts, machine }: WatchedProgram): number {
  const allowed = facts?.allowedCores?.length ?? facts?.coreCount ?? machine?.cores.length ?? 1
  return Math.max(1, Math.min(allowed, facts?.quotaCores ?? allowed))
}

/**
 * The share of the tasks' time in which they had a core, where others want the cores as well: CPU time beside the
 * clock's. A task that waits for a disk or a socket would need that time on one core too, so 1 where cores are free.
 */
function shareOnCore(program: WatchedProgram, pool: WatchedPool): number {
  const foreign = program.machine?.cores.reduce((sum, core) => sum + (core.foreign ?? 0), 0) ?? 0
  if (workersOf(pool) + foreign <= coresOf(program) * 1.05) return 1
  let [cpuMs, busyMs] = [0, 0]
  for (const { sample } of pool.workers) {
    const { cpuMs: used, busyMs: ran = 0, startMs = 0 } = sample ?? {}
    if (used === undefined || ran < 200) continue
    cpuMs += used
    busyMs += ran + startMs
  }
  return busyMs === 0 ? 1 : Math.min(1, cpuMs / busyMs)
}

/** The share of the tasks' time in which their workers collected garbage; 0 where it is not worth a word. */
function garbageShare({ time, workers }: WatchedPool): number {
  const share = workers.reduce((sum, { gcMs }) => sum + gcMs, 0) / time.runMs
  return share < leastGarbage ? 0 : share
}

function lossesOf(
  shares: Shares,
  rest: { garbage: number; sharedCores: number; workers: number; cores: number },
): Loss[] {
  const { wait, copy, tail, start } = shares
  const why =
    rest.workers > rest.cores
      ? `as ${rest.workers} workers share ${rest.cores} cores`
      : 'to other programs on the cores'
  const all: Loss[] = [
    { kind: 'wait', share: wait, words: `${percent(wait)} waiting for work` },
    { kind: 'copy', share: copy, words: `${percent(copy)} copying results` },
    { kind: 'tail', share: tail, words: `${percent(tail)} waiting for the last tasks` },
    { kind: 'start', share: start, words: `${percent(start)} starting workers` },
    { kind: 'garbage', share: rest.garbage, words: `${percent(rest.garbage)} collecting garbage` },
    { kind: 'shared cores', share: rest.sharedCores, words: `${percent(rest.sharedCores)} lost ${why}` },
  ]
  return all.filter(({ share }) => share >= leastShare).toSorted((a, b) => b.share - a.share)
}

function sentence(facts: Omit<Verdict, 'words'>): string {
  const { speedUp, possible, losses, remedy } = facts
  const said = `${factor(speedUp)}× of ${Number.isInteger(possible) ? possible : factor(possible)}`
  if (losses.length === 0) return `${said}: the workers ran tasks all the time`
  const why = losses
    .slice(0, 3)
    .map(({ words }) => words)
    .join(', ')
  return `${said}: ${why}${remedy === undefined ? '' : `; ${remedy.words} would give about ${factor(remedy.speedUp)}×`}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** Names a task that holds up the end: one that runs many times as long as usual. */
export function longTaskWords(pool: WatchedPool, job: WatchedJob, now: number): string | undefined {
  const usual = mean(job.times)
  const held = pool.workers
    .filter(({ task }) => task?.job === job.start.job)
    .map(({ task, worker }) => ({ worker, index: task?.index ?? 0, ms: now - (task?.since ?? now) }))
    .toSorted((a, b) => b.ms - a.ms)[0]
  if (held === undefined || usual === 0 || held.ms < usual * 5) return undefined
  return `#${held.index} on w${held.worker} is ${Math.round(held.ms / usual)}× the mean: split it, or run the long ones first`
}
