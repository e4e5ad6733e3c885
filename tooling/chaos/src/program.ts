// Does what a scenario says, in a program of its own, and reports which promises were not kept.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { activeChildren, Pool, ThreadPool } from '@mp/core'
import { checkStarts, readStarts } from './ledger.ts'
import { Footprint } from './footprint.ts'
import { Findings, type Report } from './report.ts'
import { QUESTION, sendSignal } from './send-signal.ts'
import { scenarioOf, type SignalPlan, type WorkPlan } from './scenario.ts'
import { doCalls } from './works/calls.ts'
import type { Disturbances } from './works/check-calls.ts'
import { doLock } from './works/lock.ts'
import { doManager } from './works/manager.ts'
import { doNested } from './works/nested.ts'
import { doQueue } from './works/queue.ts'

const WORKER_HEAP_MIB = 96
/** Within this time after the last job no worker may be at work any more, in milliseconds. */
const IDLE_MS = 20_000
const LOOK_MS = 20

const [seed, folder = ''] = process.argv.slice(2)
const scenario = scenarioOf(Number(seed))
const ledger = join(folder, 'starts')
const findings = new Findings()
const disturbances: Disturbances = {
  signals: scenario.signals.length > 0,
  surroundings: scenario.surroundings !== 'ordinary',
}

await warmUp()
const footprint = Footprint.now()
await run()
footprint.compare(findings)
const report: Report = findings
process.stdout.write(`${JSON.stringify(report)}\n`)

/** What is loaded and opened once for the whole program is there before its footprint is taken. */
async function warmUp(): Promise<void> {
  if (disturbances.surroundings) return
  await using pool = openPool(1)
  await pool.map((n: number) => n, [1, 2, 3])
}

function openPool(workers: number): Pool {
  if (scenario.backend === 'thread') return new ThreadPool(workers)
  return new Pool({ workers, execArgv: [`--max-old-space-size=${WORKER_HEAP_MIB}`] })
}

async function run(): Promise<void> {
  const pool = openPool(scenario.workers)
  const pending = new Set(scenario.works)
  process.on(QUESTION, () =>
    console.error(JSON.stringify({ pending: [...pending], pool: pool.stats() }), activeChildren()),
  )
  const signals = scenario.signals.map((plan) => sendLater(pool, plan))
  const works = await Promise.allSettled(
    scenario.works.map((plan, job) => doWork(pool, plan, String(job)).finally(() => pending.delete(plan))),
  )
  for (const work of works)
    if (work.status === 'rejected' && !disturbances.surroundings) findings.add(String(work.reason))
  await Promise.all(signals)
  await end(pool)
  checkStarts(scenario, readStarts(ledger), findings)
}

async function doWork(pool: Pool, plan: WorkPlan, job: string): Promise<void> {
  switch (plan.work) {
    case 'calls':
      return doCalls(plan, { pool, ledger, job, disturbances, findings })
    case 'queue':
      return doQueue(plan, scenario.backend, { disturbances, findings })
    case 'lock':
      return doLock(plan, scenario.backend, { disturbances, findings })
    case 'manager':
      return doManager(plan, findings)
    case 'nested':
      return doNested(plan, { pool, disturbances, findings })
  }
}

async function sendLater(pool: Pool, { signal, afterMs, worker, pauseMs }: SignalPlan): Promise<void> {
  await sleep(afterMs)
  const { workers } = pool.stats()
  const { pid } = workers[worker % Math.max(1, workers.length)] ?? {}
  if (pid === undefined || !sendSignal(pid, signal)) return
  findings.faults += 1
  if (signal !== 'SIGSTOP') return
  await sleep(pauseMs)
  sendSignal(pid, 'SIGCONT')
}

async function end(pool: Pool): Promise<void> {
  // What was cancelled has half a second to end; a task that its failed job leaves running fills its memory first.
  for (const end = performance.now() + IDLE_MS; isBusy(pool) && performance.now() < end;) await sleep(LOOK_MS)
  const { queued, workers } = pool.stats()
  const running = workers.flatMap(({ task }) =>
    task === undefined ? [] : `${task.function}[${task.index}] for ${task.ms} ms`,
  )
  findings.expect(
    !isBusy(pool),
    () => `all jobs are over, and ${queued} tasks wait and these run: ${running.join(', ')}`,
  )
  if (scenario.ending === 'terminate') return pool.terminate()
  pool.close()
  await pool.join()
}

function isBusy(pool: Pool): boolean {
  const { queued, running, state } = pool.stats()
  return state !== 'broken' && queued + running > 0
}
