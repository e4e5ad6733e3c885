import { type Job, type Pool, type PoolIterator, WorkerStartError } from '@mp/core'
import type { Findings } from '../report.ts'
import type { CallsPlan } from '../scenario.ts'
import { type Input, type Result, runTask, type TaskSetting } from '../task.ts'
import { checkFailure, checkOutcomes, type Disturbances, type Settled } from './check-calls.ts'

/** Longer than any pause that a scenario gives a worker. */
const TIMEOUT_MS = 5000

/** A job in a pool, and where its tasks write down that they begin. */
export interface CallsSetting {
  pool: Pool
  ledger: string
  job: string
  disturbances: Disturbances
  findings: Findings
}

/** Hands a job in, cancels it if that is planned, and looks at what became of each of its tasks. */
export async function doCalls(plan: CallsPlan, setting: CallsSetting): Promise<void> {
  const { findings, job, disturbances } = setting
  findings.tasks += plan.count
  findings.faults += plan.faults.length + (plan.cancelAfterMs === undefined ? 0 : 1)
  const settled = await settle(plan, setting)
  if (settled === undefined) return
  checkOutcomes(plan, settled, { job, disturbances, findings })
}

/** Returns what became of each task; undefined for a job that failed or was cancelled as a whole, as it may. */
async function settle(plan: CallsPlan, setting: CallsSetting): Promise<Settled[] | undefined> {
  const { pool, ledger, job } = setting
  const { count, kind, retries, chunkSize, faults } = plan
  const task: TaskSetting = { ledger, job, faults }
  const inputs = Array.from({ length: count }, (_, n): Input => (plan.payload === 'number' ? n : { n }))
  const fn = (input: Input): Result | Promise<Result> => runTask(input, task)
  const options = {
    retries,
    ...(faults.some(({ fault }) => fault === 'busy' || fault === 'hang') ? { timeout: TIMEOUT_MS } : {}),
  }
  const listOptions = chunkSize === undefined ? options : { ...options, chunkSize }
  switch (kind) {
    case 'apply': {
      const jobs = inputs.map((input) => pool.apply(fn, [input], options))
      cancelLater(plan, (reason) => jobs.forEach((each) => each.cancel(reason)))
      return Promise.allSettled(jobs)
    }
    case 'map':
      return settleMap(plan, pool.map(fn, inputs, listOptions), setting)
    case 'mapSettled': {
      const whole = pool.mapSettled(fn, inputs, listOptions)
      cancelLater(plan, (reason) => whole.cancel(reason))
      return unlessCancelled(plan, whole, setting)
    }
    case 'imap':
      return settleStream(plan, pool.imap(fn, inputs, listOptions), setting)
    case 'imapUnordered':
      return settleStream(plan, pool.imapUnordered(fn, inputs, listOptions), setting)
  }
}

/** A map fails as a whole with what the first of its tasks to fail threw. */
async function settleMap(plan: CallsPlan, job: Job<Result[]>, setting: CallsSetting): Promise<Settled[] | undefined> {
  cancelLater(plan, (reason) => job.cancel(reason))
  const [outcome] = await Promise.allSettled([job])
  if (outcome.status === 'fulfilled') return outcome.value.map((value) => ({ status: 'fulfilled', value }))
  checkFailure(plan, outcome.reason, setting)
  return undefined
}

async function unlessCancelled(
  plan: CallsPlan,
  job: Job<Settled[]>,
  setting: CallsSetting,
): Promise<Settled[] | undefined> {
  const [outcome] = await Promise.allSettled([job])
  if (outcome.status === 'fulfilled') return outcome.value
  const { findings } = setting
  findings.expect(
    plan.cancelAfterMs !== undefined || setting.disturbances.surroundings,
    () => `job ${setting.job}: mapSettled failed with ${String(outcome.reason)}`,
  )
  return undefined
}

/** Reads a stream to its end, or leaves it before that; that of a pool that cannot start fails as a whole. */
async function settleStream(
  plan: CallsPlan,
  results: PoolIterator<Result>,
  { disturbances }: CallsSetting,
): Promise<Settled[] | undefined> {
  const end = plan.cancelAfterMs === undefined ? undefined : performance.now() + plan.cancelAfterMs
  const settled: Settled[] = []
  for (;;) {
    if (end !== undefined && performance.now() > end) {
      await results.return()
      return undefined
    }
    const [next] = await Promise.allSettled([results.next()])
    if (next.status === 'rejected') settled.push(next)
    else if (next.value.done === true) return disturbances.surroundings && endsUnstarted(settled) ? undefined : settled
    else settled.push({ status: 'fulfilled', value: next.value.value })
    if (settled.length > plan.count) return settled
  }
}

function endsUnstarted(settled: readonly Settled[]): boolean {
  const last = settled.at(-1)
  return last?.status === 'rejected' && last.reason instanceof WorkerStartError
}

function cancelLater({ cancelAfterMs }: CallsPlan, cancel: (reason: unknown) => void): void {
  if (cancelAfterMs !== undefined) setTimeout(() => cancel('as planned'), cancelAfterMs)
}
