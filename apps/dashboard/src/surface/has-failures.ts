import type { TopState } from '../model/top/top-state.ts'

/** Whether a task failed for good, or a worker died. */
export function hasFailures({ program }: Pick<TopState, 'program'>): boolean {
  return program.jobs.some(({ failed }) => failed > 0) || program.pools.some(({ crashed }) => crashed > 0)
}
