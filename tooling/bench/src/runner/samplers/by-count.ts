import { metricAt } from '../../rows/cost.ts'
import type { Figures, Row } from '../../rows/row.ts'
import { measureIn } from '../measure-in.ts'
import { MeasuringProgram } from '../program.ts'
import { type Assignment, type Sampler, WORKER_COUNT } from '../sampler.ts'

/** For how long to warm up, and to repeat work that is too short for the clock and the scheduler. */
const fullTimes = { warmUpMs: 300, repeatMs: 100 }

/** Takes each sample in fresh programs, one for each number of tasks. */
export function openByCount({ row, sampling, contender, scale }: Assignment<'by-count'>): Sampler {
  const counts = sampling.counts[scale][contender.role === 'ours' ? 'ours' : 'peers']
  return {
    async sample(figures) {
      for (const count of counts) {
        await using program = await MeasuringProgram.start(contender)
        await program.open(WORKER_COUNT, row.payload)
        const measured = await measureIn(program, row, { count, ...(scale === 'full' && fullTimes) })
        Object.assign(figures, figuresAt(row, measured, count))
      }
    },
    close: () => Promise.resolve(),
  }
}

/** Renames figures to the metrics of the row for one number of tasks, and drops those that it does not have. */
function figuresAt(row: Row, figures: Figures, count: number): Figures {
  const renamed = Object.entries(figures).map(([name, value]) => [metricAt(name, count), value] as const)
  return Object.fromEntries(renamed.filter(([name]) => row.metrics.some((metric) => metric.name === name)))
}
