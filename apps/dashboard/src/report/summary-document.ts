import { mean, quantile } from '../model/watch/histogram.ts'
import { type Verdict, verdictOf } from '../model/watch/verdict.ts'
import type { WatchedJob, WatchedPool, WatchedProgram } from '../model/watch/watched-program.ts'
import { schemaVersion } from '../surface/json-document.ts'

/** What a run came to, as one JSON document. */
export interface SummaryDocument {
  schemaVersion: typeof schemaVersion
  command: 'top' | 'replay' | 'report'
  program: { script: string | null; pid: number | null; node: string | null; exitCode: number | null }
  startedAt: string | null
  durationMs: number
  lostEvents: number
  pools: PoolSummary[]
  jobs: JobSummary[]
  errors: { count: number; message: string; source: string | null; argument: string | null; worker: number }[]
}

/** One pool in a {@link SummaryDocument}. */
interface PoolSummary {
  name: string
  backend: string
  state: string
  workers: number
  crashed: number
  retried: number
  speedUp: number | null
  possible: number | null
  serialMs: number | null
  shares: Verdict['shares'] | null
  verdict: string | null
}

/** One job in a {@link SummaryDocument}. */
interface JobSummary {
  pool: string
  kind: string
  function: string
  state: string
  done: number
  failed: number
  total: number | null
  meanMs: number
  p50Ms: number
  p95Ms: number
  maxMs: number
}

/** Turns what is known of a program into a document for programs. */
export function summaryDocument(command: SummaryDocument['command'], program: WatchedProgram): SummaryDocument {
  const { facts, end, startedAt, now, lost, pools, jobs, errors } = program
  return {
    schemaVersion,
    command,
    program: {
      script: facts?.script ?? null,
      pid: facts?.pid ?? null,
      node: facts?.nodeVersion ?? null,
      exitCode: end?.exitCode ?? null,
    },
    startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
    durationMs: rounded((end?.at ?? now) - (startedAt ?? now)),
    lostEvents: lost,
    pools: pools.map((pool) => poolSummary(program, pool)),
    jobs: jobs.map(jobSummary),
    errors: errors.map(({ count, newest }) => ({
      count,
      message: newest.message,
      source: newest.source ?? null,
      argument: newest.argument ?? null,
      worker: newest.worker,
    })),
  }
}

function poolSummary(program: WatchedProgram, pool: WatchedPool): PoolSummary {
  const { name, backend, state, crashed, retried, workers } = pool
  const job = program.jobs.findLast(({ start }) => start.pool === name)
  const verdict = verdictOf(program, pool, job)
  return {
    ...{ name, backend, state, crashed, retried, workers: workers.length },
    speedUp: orNull(verdict?.speedUp),
    possible: orNull(verdict?.possible),
    serialMs: orNull(verdict?.serialMs),
    shares: verdict?.shares ?? null,
    verdict: verdict?.words ?? null,
  }
}

function jobSummary({ start, state, done, failed, total, times }: WatchedJob): JobSummary {
  return {
    ...{ pool: start.pool, kind: start.kind, function: start.function, state, done, failed, total: total ?? null },
    meanMs: rounded(mean(times)),
    p50Ms: rounded(quantile(times, 0.5)),
    p95Ms: rounded(quantile(times, 0.95)),
    maxMs: rounded(times.max),
  }
}

function orNull(value: number | undefined): number | null {
  return value === undefined ? null : rounded(value)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
