import type { TopState } from '../../model/top/top-state.ts'
import { shownJob } from '../../model/watch/job-figures.ts'
import { coresOf } from '../../model/watch/verdict.ts'
import { type WhatIf, whatIf, workersOf } from '../../model/watch/what-if-run.ts'
import { bar } from '../bar.ts'
import type { Room } from '../core-rows.ts'
import { factor } from '../duration.ts'
import { type Glyphs, inGlyphs } from '../glyphs.ts'
import { bold, dim, type Row, text } from '../segment.ts'
import { wrapWords } from '../wrap-words.ts'
import { shownPool } from './share-rows.ts'
import { span } from './words.ts'

const caution =
  'as recorded: tasks in their order, each to the worker that is free first; more workers than cores share them'
/** Numbers of workers that are compared, besides the one chosen. */
const usualWorkers = [1, 2, 4, 8, 16, 32, 64, 128, 256]

/** Draws what the recorded tasks would take with other numbers of workers, and with another chunk size. */
export function whatIfRows(state: TopState, room: Room): Row[] {
  const { glyphs } = room
  const [pool, job] = [shownPool(state), shownJob(state.program)]
  if (pool === undefined || job === undefined) return [[dim('no job to simulate yet')]]
  const { chunkSize } = state.view.whatIf
  const now = workersOf(pool)
  const chosen = state.view.whatIf.workers ?? now
  const cores = Math.max(1, Math.floor(coresOf(state.program)))
  const counts = [...new Set([...usualWorkers.filter((workers) => workers <= Math.max(8, chosen * 2)), now, chosen])]
  const all = counts
    .toSorted((a, b) => a - b)
    .flatMap((workers) => whatIf(state.program, { pool, job }, { workers, chunkSize, cores }) ?? [])
  const [first] = all
  if (first === undefined) return [[dim('two finished tasks are needed; wait a moment')]]
  const slowest = Math.max(...all.map(({ changed }) => changed.ms))
  const scale = first.total / first.tasks
  return [
    [
      text('chunk size '),
      bold(String(chunkSize)),
      dim(
        `  (j/k)    ${first.tasks} recorded tasks on ${cores} ${cores === 1 ? 'core' : 'cores'}, scaled to ${first.total}`,
      ),
    ],
    [],
    ...all.map((each) => whatIfRow(each, { glyphs, width: room.width, slowest, scale, now, chosen })),
    [],
    ...wrapWords(caution, room.width).map((line): Row => [dim(inGlyphs(line, glyphs))]),
  ]
}

interface WhatIfRowOptions {
  glyphs: Glyphs
  width: number
  slowest: number
  scale: number
  now: number
  chosen: number
}

function whatIfRow(each: WhatIf, options: WhatIfRowOptions): Row {
  const { glyphs, width, slowest, scale, now, chosen } = options
  const isChosen = each.workers === chosen
  const name = `${each.workers} ${each.workers === 1 ? 'worker' : 'workers'}`
  const gain = each.now.ms / Math.max(0.001, each.changed.ms)
  const note = each.workers === now ? 'as now' : `${factor(gain)}× as fast as now`
  return [
    isChosen ? bold(`${glyphs.pointer} `, 'cyan') : text('  '),
    isChosen ? bold(name.padEnd(13)) : text(name.padEnd(13)),
    ...bar(each.changed.ms / slowest, Math.max(6, Math.min(40, width - 58)), {
      glyphs,
      colour: isChosen ? 'cyan' : 'blue',
    }),
    text(` ${span(each.changed.ms * scale).padStart(7)}`),
    bold(inGlyphs(`  ${factor(each.changed.speedUp)}×`.padEnd(8), glyphs), 'green'),
    dim(inGlyphs(note, glyphs)),
  ]
}
