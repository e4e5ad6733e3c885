import type { MonitorEvent, TaskEndEvent, UnknownEvent } from '@mp/core/monitor'
import { foldEvent } from '../model/watch/fold-event.ts'
import { emptyProgram, type WatchedProgram } from '../model/watch/watched-program.ts'
import { ForeignShares } from './foreign-shares.ts'

/** All that a report of a run is made from. */
export interface ReportData {
  program: WatchedProgram
  from: number
  to: number
  /** Tasks finished and failed in each slice, in order. */
  finishes: readonly { at: number; done: number; failed: number }[]
  /** Load of each core over time; shares from 0 to 1. */
  cores: readonly { at: number; busy: readonly number[]; foreign: readonly number[] }[]
  /** Other programs by the share of a core that they used, as far as whoever recorded has told; the greatest first. */
  foreign: readonly { name: string; share: number }[]
  /** Tasks that were told by themselves, in order; the latest 5,000. */
  tasks: readonly TaskEndEvent[]
  /** Whether those are all there were. */
  hasAllTasks: boolean
}

const mostTasks = 5000

/** Reads a run from its first event to its last. */
export async function reportDataOf(
  events: AsyncIterable<MonitorEvent | UnknownEvent> | Iterable<MonitorEvent | UnknownEvent>,
): Promise<ReportData> {
  const program = emptyProgram()
  const [finishes, cores, tasks]: [ReportData['finishes'][number][], ReportData['cores'][number][], TaskEndEvent[]] = [
    [],
    [],
    [],
  ]
  const foreign = new ForeignShares()
  for await (const event of events) {
    foldEvent(program, event)
    if (event.type === 'foreign-sample') foreign.add(event.processes)
    if (event.type === 'task-end') tasks.push(event)
    if (tasks.length >= mostTasks * 2) tasks.splice(0, mostTasks)
    if (event.type === 'slice') finishes.push(finishOf(event))
    if (event.type === 'machine-sample') {
      const { at } = event
      cores.push({
        at,
        busy: event.cores.map(({ busy }) => busy),
        foreign: event.cores.map((core) => core.foreign ?? 0),
      })
    }
  }
  const kept = tasks.slice(-mostTasks)
  const ended = program.jobs.reduce((sum, { times }) => sum + times.count, 0)
  const from = program.startedAt ?? 0
  const to = Math.max(from + 1, program.end?.at ?? program.now)
  const hasAllTasks = kept.length >= ended
  return { program, from, to, finishes, cores, foreign: foreign.list(), tasks: kept, hasAllTasks }
}

function finishOf({ at, jobs }: Extract<MonitorEvent, { type: 'slice' }>): ReportData['finishes'][number] {
  return {
    at,
    done: jobs.reduce((sum, { done }) => sum + done, 0),
    failed: jobs.reduce((sum, { failed }) => sum + failed, 0),
  }
}
