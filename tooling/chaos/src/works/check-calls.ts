import { MpError } from '@mp/core'
import type { Findings } from '../report.ts'
import type { CallsPlan, PlannedFault, TaskFault } from '../scenario.ts'
import { PLANNED, type Result, textOf } from '../task.ts'

/** What became of a task. */
export type Settled = PromiseSettledResult<Result>

/** How the tasks of a job may end besides as planned. */
export interface Disturbances {
  /** Workers are killed or stopped from outside. */
  signals: boolean
  /** Memory, descriptors or disk run out. */
  surroundings: boolean
}

/** The job whose outcomes are looked at. */
export interface Judged {
  job: string
  disturbances: Disturbances
  findings: Findings
}

/** Looks whether each task of a job has ended as planned, and in its place. */
export function checkOutcomes(plan: CallsPlan, settled: readonly Settled[], judged: Judged): void {
  const { findings, job } = judged
  findings.expect(settled.length === plan.count, () => `job ${job}: ${settled.length} outcomes of ${plan.count} tasks`)
  if (plan.kind === 'imapUnordered') return checkUnordered(plan, settled, judged)
  for (const [n, outcome] of settled.entries()) checkOutcome(plan, { n, outcome }, judged)
}

/** Looks whether a job may fail as a whole with this error. */
export function checkFailure(plan: CallsPlan, error: unknown, { job, disturbances, findings }: Judged): void {
  const mayBe =
    plan.cancelAfterMs !== undefined ||
    plan.faults.some((planned) => failsAsPlanned(error, planned, plan)) ||
    isOfDisturbance(error, disturbances)
  findings.expect(mayBe, () => `job ${job} failed with ${describe(error)}`)
}

function checkOutcome(
  plan: CallsPlan,
  { n, outcome }: { n: number; outcome: Settled },
  { findings, job, disturbances }: Judged,
): void {
  const planned = plan.faults.find(({ at }) => at === n)
  const fails = planned !== undefined && !(planned.isOnce && plan.retries > 0)
  if (outcome.status === 'fulfilled') {
    findings.expect(!fails, () => `task ${job}.${n} has returned in spite of ${planned?.fault}`)
    findings.expect(
      isResultOf(plan, n, outcome.value),
      () => `task ${job}.${n} gave ${JSON.stringify(outcome.value).slice(0, 99)}`,
    )
    return
  }
  const reason: unknown = outcome.reason
  const mayBe =
    (planned !== undefined && fails && failsAsPlanned(reason, planned, plan)) ||
    (plan.cancelAfterMs !== undefined && codeOf(reason) === 'ERR_MP_CANCELLED') ||
    isOfDisturbance(reason, disturbances)
  findings.expect(mayBe, () => `task ${job}.${n} (${planned?.fault ?? 'no fault'}) failed with ${describe(reason)}`)
}

function checkUnordered(plan: CallsPlan, settled: readonly Settled[], setting: Judged): void {
  const returned = new Set<number>()
  for (const outcome of settled) {
    if (outcome.status === 'rejected') continue
    const n = numberOf(outcome.value)
    setting.findings.expect(!returned.has(n), () => `task ${setting.job}.${n} gave two results`)
    returned.add(n)
    checkOutcome(plan, { n, outcome }, setting)
  }
  const failed = settled.length - returned.size
  const planned = plan.faults.filter(({ isOnce }) => !(isOnce && plan.retries > 0)).length
  const { disturbances } = setting
  setting.findings.expect(
    failed === planned || disturbances.signals || disturbances.surroundings,
    () => `job ${setting.job}: ${failed} tasks failed in place of ${planned}`,
  )
}

function numberOf(value: Result): number {
  return (typeof value === 'number' ? value : value.double) / 2
}

function isResultOf({ payload }: CallsPlan, n: number, value: Result): boolean {
  if (typeof value === 'number') return payload === 'number' && value === n * 2
  return payload === 'record' && value.double === n * 2 && value.text === textOf(n)
}

/** Which codes the failure of a task has that suffers something. */
const CODES: Record<TaskFault, string | undefined> = {
  throw: undefined,
  exit: 'ERR_MP_WORKER_EXIT',
  uncaught: 'ERR_MP_WORKER_EXIT',
  unhandled: 'ERR_MP_WORKER_EXIT',
  busy: 'ERR_MP_TIMEOUT',
  hang: 'ERR_MP_TIMEOUT',
  kill: 'ERR_MP_WORKER_EXIT',
  terminate: 'ERR_MP_WORKER_EXIT',
  abort: 'ERR_MP_WORKER_EXIT',
  memory: 'ERR_MP_WORKER_EXIT',
}

function failsAsPlanned(reason: unknown, { fault }: PlannedFault, { faults }: CallsPlan): boolean {
  if (fault === 'throw') return reason instanceof RangeError && reason.message === PLANNED
  // Filling the memory may take longer than the limit that another fault asks for.
  const isTimed = faults.some((other) => other.fault === 'busy' || other.fault === 'hang')
  return codeOf(reason) === CODES[fault] || (isTimed && codeOf(reason) === 'ERR_MP_TIMEOUT')
}

function isOfDisturbance(reason: unknown, { signals, surroundings }: Disturbances): boolean {
  const code = codeOf(reason)
  if (signals && (code === 'ERR_MP_WORKER_EXIT' || code === 'ERR_MP_TIMEOUT')) return true
  return surroundings && (reason instanceof MpError || code === 'EMFILE' || code === 'ENOSPC')
}

function codeOf(reason: unknown): unknown {
  return reason instanceof Error && 'code' in reason ? reason.code : undefined
}

function describe(reason: unknown): string {
  return reason instanceof Error ? `${String(codeOf(reason))} ${reason.message.slice(0, 200)}` : String(reason)
}
