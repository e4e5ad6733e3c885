import type { MonitorEvent, UnknownEvent } from '@mp/core/monitor'
import { nextLoads } from '../core-load.ts'
import { exitChild, readyChild, sampleChildren, startChild } from './fold-child.ts'
import { countJob, endJob, startJob } from './fold-job.ts'
import { endPool, openPool, pausePool, poolOf, resizePool, samplePool, takeSnapshot } from './fold-pool.ts'
import { foldSlice } from './fold-slice.ts'
import { endTask } from './fold-task.ts'
import { exitWorker, readyWorker, startWorker } from './fold-worker.ts'
import { addLog, type WatchedProgram } from './watched-program.ts'

/**
 * Takes an event into account, in place: a copy for each event of 256 workers would cost more than the events.
 *
 * @remarks Reads no clock and nothing else: the same events always give the same program, live or from a recording.
 */
export function foldEvent(program: WatchedProgram, event: MonitorEvent | UnknownEvent): void {
  program.events += 1
  if (event.type === 'unknown') {
    program.unknown += 1
    return
  }
  program.now = Math.max(program.now, event.at)
  program.startedAt ??= event.at
  if ('pool' in event) foldPoolEvent(program, event)
  else foldProgramEvent(program, event)
}

type PoolBound = Extract<MonitorEvent, { pool: string }>

function foldProgramEvent(program: WatchedProgram, event: Exclude<MonitorEvent, PoolBound>): void {
  switch (event.type) {
    case 'header':
      program.facts = event.program
      return
    case 'snapshot':
      return takeSnapshot(program, event)
    case 'lost':
      program.lost += event.events
      return addLog(program, {
        at: event.at,
        level: 'warning',
        text: `${event.events} events came too fast and were lost`,
      })
    case 'end':
      program.end = { at: event.at, exitCode: event.exitCode }
      return
    case 'program-sample':
      program.sample = event
      return
    case 'machine-sample':
      program.machine = event
      program.cores = nextLoads(
        program.cores,
        event.cores.map(({ busy }) => busy),
      )
      return
    case 'foreign-sample':
      program.foreign = event.processes
      return
    case 'objects-sample':
      program.objects = event.objects
      return
    case 'child-start':
      startChild(program, event, event.at)
      return
    case 'child-ready':
      return readyChild(program, event)
    case 'child-exit':
      return exitChild(program, event)
    case 'children-sample':
      return sampleChildren(program, event)
    case 'pool-sample':
      return samplePool(program, event)
  }
}

function foldPoolEvent(program: WatchedProgram, event: PoolBound): void {
  switch (event.type) {
    case 'pool-open':
      return openPool(program, event)
    case 'pool-resize':
      return resizePool(program, event)
    case 'pool-pause':
      return pausePool(program, event)
    case 'pool-end':
      return endPool(program, event)
    case 'job-start':
      startJob(program, event)
      return
    case 'job-progress':
      return countJob(program, event)
    case 'job-end':
      return endJob(program, event)
    case 'worker-start':
      return startWorker(poolOf(program, event.pool, event.at), event)
    case 'worker-ready':
      return readyWorker(poolOf(program, event.pool, event.at), event)
    case 'worker-exit':
      return exitWorker(program, poolOf(program, event.pool, event.at), event)
    case 'task-end':
      return endTask(program, poolOf(program, event.pool, event.at), event)
    case 'slice':
      return foldSlice(program, poolOf(program, event.pool, event.at), event)
  }
}
