import { Pool } from '@mp/core'
import type { Findings } from '../report.ts'
import type { NestedPlan } from '../scenario.ts'
import type { Disturbances } from './check-calls.ts'

const INNER_TASKS = 20

/** Opens a pool within a task and returns how many of its tasks have returned. */
async function openInner(hasDeaths: boolean): Promise<number> {
  await using inner = new Pool(1)
  const settled = await inner.mapSettled(
    (n: number) => (hasDeaths && n === 5 ? process.exit(3) : n),
    Array.from({ length: INNER_TASKS }, (_, n) => n),
  )
  return settled.filter(({ status }) => status === 'fulfilled').length
}

/** Has tasks of a pool open pools of their own, whose workers may die. */
export async function doNested(
  plan: NestedPlan,
  { pool, disturbances, findings }: { pool: Pool; disturbances: Disturbances; findings: Findings },
): Promise<void> {
  const inputs = Array.from({ length: plan.count }, () => plan.hasDeaths)
  const settled = await pool.mapSettled(openInner, inputs)
  findings.tasks += plan.count * (INNER_TASKS + 1)
  if (plan.hasDeaths) findings.faults += plan.count
  for (const outcome of settled) {
    const isDisturbed = disturbances.signals || disturbances.surroundings
    if (outcome.status === 'rejected') findings.expect(isDisturbed, () => `nested: ${String(outcome.reason)}`)
    else
      findings.expect(
        outcome.value === INNER_TASKS - (plan.hasDeaths ? 1 : 0) || isDisturbed,
        () => `nested: ${outcome.value} of ${INNER_TASKS} inner tasks`,
      )
  }
}
