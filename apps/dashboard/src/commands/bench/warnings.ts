import { loadavg } from 'node:os'
import { duration } from '../../view/duration.ts'
import { type Contender, contenderName, type Measured } from './contender.ts'

/** What warnings are drawn from. */
interface Facts {
  measured: readonly Measured[]
  different: readonly Contender[]
  taskMs: number
  cores: number
  /** Programs that wanted a core before the bench began, over the last minute. */
  load: number
}

/** Below this, most of what a pool does is not the task. */
const shortTaskMs = 0.02

/** How busy the machine is before anything is measured. */
export function loadNow(): number {
  return loadavg()[0] ?? 0
}

/** Says why figures may not be believed. */
export function warningsOf({ measured, different, taskMs, cores, load }: Facts): string[] {
  const outlying = measured.filter(({ summary }) => summary.outliers > 0).map(({ contender }) => contender)
  const spread = measured.filter(({ summary }) => summary.sd > summary.mean * 0.1).map(({ contender }) => contender)
  const warnings: string[] = []
  if (load > cores / 2)
    warnings.push(
      `other programs were busy before it began (load ${load.toFixed(1)} on ${cores} cores): end them first`,
    )
  if (outlying.length > 0) warnings.push(`outliers (${named(outlying)}): something came between; take more --runs`)
  else if (spread.length > 0) warnings.push(`times differ by more than 10 % (${named(spread)}): take more --runs`)
  if (different.length > 0)
    warnings.push(`results differ from those of the serial run (${named(different)}): the function is not pure`)
  if (taskMs < shortTaskMs)
    warnings.push(`a call takes ${duration(taskMs)}: much of it is sending; do more in each call, or send chunks`)
  return warnings
}

function named(contenders: readonly Contender[]): string {
  return contenders.map(contenderName).join(', ')
}
