import { busyShare, garbageShare, selectedWorker, type TopState } from '../../model/top/top-state.ts'
import { sharesOf } from '../../model/watch/lane-time.ts'
import { oldestFirst } from '../../model/watch/ring.ts'
import type { WatchedWorker } from '../../model/watch/watched-program.ts'
import { shortName } from '../../model/watch/worker-name.ts'
import type { Room } from '../core-rows.ts'
import { duration } from '../duration.ts'
import { inGlyphs } from '../glyphs.ts'
import { bold, dim, printable, type Row, text } from '../segment.ts'
import { workerLane } from './lane-of-worker.ts'
import { shownRange } from './timeline-rows.ts'
import { bytes, percent, span, timeOfDay } from './words.ts'
import { stateWord } from './worker-rows.ts'

/** Draws all that is known of the chosen worker. */
export function workerDetailRows(state: TopState, room: Room): Row[] {
  const worker = selectedWorker(state)
  if (worker === undefined) return [[dim('no worker is chosen')]]
  const facts = factsOf(worker, state).map(([name, content]): Row => [
    dim(name.padEnd(10)),
    text(inGlyphs(printable(content), room.glyphs)),
  ])
  const lane = workerLane(worker, shownRange(state), { width: room.width - 10, glyphs: room.glyphs })
  return [...facts, [dim('lane'.padEnd(10)), ...lane], [], ...recentTasks(worker, state, room)]
}

function factsOf(worker: WatchedWorker, state: TopState): [string, string][] {
  const { sample, task, lastEnd, pid, threadId, child } = worker
  const { run, copy, wait, tail, start } = sharesOf(worker.time)
  const place = threadId > 0 ? `thread ${threadId} of ${pid ?? '?'}` : `process ${pid ?? '?'}`
  const running =
    task === undefined
      ? 'none'
      : child === undefined
        ? `${task.function} #${task.index}, attempt ${task.attempt}, for ${span(state.now - task.since)}`
        : `${task.function} for ${span(state.now - task.since)}`
  const end = lastEnd === undefined ? 'none' : `${lastEnd.name} ${lastEnd.how} at ${timeOfDay(lastEnd.at)}`
  return [
    [
      'worker',
      `${shortName(worker)} ${child === undefined ? `of ${worker.pool}` : child.name}, ${place}${child?.isDaemon === true ? ', daemon' : ''}, ${stateWord(worker, state)}, started ${timeOfDay(worker.startedAt)}`,
    ],
    ['task', running],
    ['counts', `${worker.done} done, ${worker.failed} failed, ${sample?.queued ?? 0} handed to it and not begun`],
    [
      'time',
      `busy ${percent(busyShare(worker))}: run ${percent(run)}, copy ${percent(copy)}, wait ${percent(wait)}, tail ${percent(tail)}, start ${percent(start)}; of run, garbage ${percent(garbageShare(worker))}`,
    ],
    [
      'uses',
      `${sample?.memoryBytes === undefined ? '?' : `${bytes(sample.memoryBytes)}B`}, ${sample?.cpuMs === undefined ? '?' : duration(sample.cpuMs)} of CPU time, core ${sample?.core ?? '?'}`,
    ],
    [
      'tasks',
      sample?.latency === undefined
        ? '?'
        : `p50 ${duration(sample.latency.p50)}, p95 ${duration(sample.latency.p95)}, max ${duration(sample.latency.max)}`,
    ],
    ['last end', end],
  ]
}

function recentTasks(worker: WatchedWorker, { program }: TopState, room: Room): Row[] {
  const own = oldestFirst(program.tasks).filter((task) => task.lane === worker.lane && task.pool === worker.pool)
  const rows = own.toReversed().slice(0, Math.max(0, room.height - 11))
  return [
    [bold('newest tasks')],
    ...rows.map((task): Row => [
      dim(timeOfDay(task.at)),
      text(`  #${task.index}`.padEnd(11)),
      text(inGlyphs(duration(task.ms), room.glyphs).padStart(8)),
      task.outcome === 'done'
        ? dim('  done')
        : text(`  ${room.glyphs.failed} ${task.outcome} ${printable(task.error ?? '')}`, 'red'),
    ]),
  ]
}
