import type { TaskEndEvent } from '@mp/core/monitor'
import type { TopState } from '../../model/top/top-state.ts'
import { histogramBars } from '../../model/watch/histogram.ts'
import { shownJob } from '../../model/watch/job-figures.ts'
import { oldestFirst } from '../../model/watch/ring.ts'
import { bar } from '../bar.ts'
import type { Room } from '../core-rows.ts'
import { duration } from '../duration.ts'
import { inGlyphs } from '../glyphs.ts'
import { beside } from '../panel.ts'
import { bold, dim, fit, printable, type Row, text } from '../segment.ts'
import { count } from './words.ts'

/** Draws how long tasks took, as a histogram, beside the slowest ones that were told by themselves. */
export function taskRows(state: TopState, room: Room): Row[] {
  const half = Math.floor(room.width / 2)
  const left = histogramRows(state, { ...room, width: half - 2 }).map((row) => fit(row, half))
  return beside(left, slowestRows(state, { ...room, width: room.width - half }))
}

function histogramRows({ program }: TopState, room: Room): Row[] {
  const { glyphs, width, height } = room
  const job = shownJob(program)
  const bars = job === undefined ? [] : histogramBars(job.times, Math.max(1, height - 1))
  const most = Math.max(1, ...bars.map((each) => each.count))
  const rows = bars.map(({ from, count: number }): Row => [
    text(inGlyphs(duration(from), glyphs).padStart(8)),
    text(' '),
    ...bar(number / most, Math.max(4, width - 20), { glyphs, colour: 'green' }),
    dim(` ${count(number)}`),
  ])
  return pad([[bold('how long tasks took, from')], ...rows], height)
}

function slowestRows({ program }: TopState, room: Room): Row[] {
  const slowest = oldestFirst(program.tasks)
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, room.height - 1)
  return pad([[bold('slowest tasks')], ...slowest.map((task) => taskRow(task, room))], room.height)
}

function taskRow(task: TaskEndEvent, { glyphs }: Room): Row {
  const tries = task.attempt > 1 ? ` try ${task.attempt}` : ''
  return [
    text(inGlyphs(duration(task.ms), glyphs).padStart(8)),
    text(`  #${task.index}`.padEnd(10)),
    dim(`w${task.worker}`.padEnd(6)),
    task.outcome === 'done' ? dim('done') : text(`${glyphs.failed} ${task.outcome}`, 'red'),
    dim(`${tries}  ${printable(task.error ?? '')}`),
  ]
}

function pad(rows: readonly Row[], height: number): Row[] {
  return Array.from({ length: height }, (_, index) => rows[index] ?? [])
}
