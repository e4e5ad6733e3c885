import type { Costs } from './costs.ts'

/** A job that somebody thinks of giving to a pool. */
export interface Plan {
  tasks: number
  msPerTask: number
  mebibytesPerTask: number
  cores: number
  /** Whether the pool is there already. */
  isOpen: boolean
}

/** How long a job takes on one core and in a pool, in milliseconds. */
export interface Estimate {
  aloneMs: number
  pooledMs: number
}

/** Estimates a job: work is shared by the cores, copies and messages are made by the main program, one after the other. */
export function estimate(plan: Plan, costs: Costs): Estimate {
  const aloneMs = plan.tasks * plan.msPerTask
  const sendingMs = plan.tasks * (costs.itemMs + plan.mebibytesPerTask * costs.copyMs)
  const lanes = Math.min(plan.cores, plan.tasks)
  const workMs = Math.max(aloneMs / lanes, plan.msPerTask)
  return { aloneMs, pooledMs: (plan.isOpen ? costs.callMs : costs.startMs) + Math.max(workMs, sendingMs) }
}

/** Says in a sentence whether a pool is worth it. */
export function verdictOf({ aloneMs, pooledMs }: Estimate): string {
  const ratio = aloneMs / pooledMs
  const times = `${duration(aloneMs)} on one core, about ${duration(pooledMs)} in the pool`
  if (ratio >= 1.2) return `Worth it: ${times}, ${ratio.toFixed(1)} times as fast.`
  if (ratio >= 0.9) return `Not worth the trouble: ${times}.`
  return `Slower: ${times}. Leave it on one core, or send more work at a time.`
}

function duration(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(0)} s`
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return ms >= 1 ? `${ms.toFixed(0)} ms` : `${(ms * 1000).toFixed(0)} µs`
}
