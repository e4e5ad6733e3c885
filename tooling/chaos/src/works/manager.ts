import { setTimeout as sleep } from 'node:timers/promises'
import { type DictProxy, Manager, MpError, Process } from '@mp/core'
import type { Findings } from '../report.ts'
import type { ManagerPlan } from '../scenario.ts'
import { sendSignal } from '../send-signal.ts'
import { allEnded, startAll } from './parties.ts'

async function count(dict: DictProxy<string, number>, updates: number): Promise<void> {
  try {
    for (let update = 0; update < updates; update++) await dict.update('count', (n) => (n ?? 0) + 1)
  } catch (error) {
    // The manager was killed, and that is how it is told.
    if (!(error instanceof MpError)) throw error
    process.exitCode = 3
  }
}

/** Has processes count in a dictionary of a manager, kills it if that is planned, and looks at the count. */
export async function doManager(plan: ManagerPlan, findings: Findings): Promise<void> {
  await using manager = await Manager.start()
  const dict = await manager.dict<string, number>([['count', 0]])
  const parties = Array.from({ length: plan.parties }, () => new Process(count, { args: [dict, plan.updates] }))
  startAll(parties)
  const { killedAfterMs } = plan
  if (killedAfterMs !== undefined) {
    await sleep(killedAfterMs)
    if (manager.pid !== undefined) findings.faults += Number(sendSignal(manager.pid, 'SIGKILL'))
  }
  await allEnded(parties)
  const codes = parties.map(({ exitCode }) => exitCode)
  const [outcome] = await Promise.allSettled([dict.get('count')])
  if (outcome.status === 'fulfilled') {
    findings.tasks += outcome.value ?? 0
    const isWhole = codes.every((code) => code === 0)
    findings.expect(
      !isWhole || outcome.value === plan.parties * plan.updates,
      () => `manager: ${String(outcome.value)} of ${plan.parties} x ${plan.updates} updates`,
    )
    findings.expect(isWhole || killedAfterMs !== undefined, () => `manager: processes ended with ${codes.join(', ')}`)
    return
  }
  findings.expect(
    killedAfterMs !== undefined && outcome.reason instanceof MpError,
    () => `manager: ${String(outcome.reason)}`,
  )
}
