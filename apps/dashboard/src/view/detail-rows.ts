import { compare, type Comparison } from '../model/outcome.ts'
import { progressOf, ratePerSecond, throughput } from '../model/progress.ts'
import type { DemoState, TourState } from '../model/tour-state.ts'
import { bar, sparkline } from './bar.ts'
import type { Room } from './core-rows.ts'
import { clock, duration, factor } from './duration.ts'
import { inGlyphs } from './glyphs.ts'
import { bold, dim, printable, type Row, spread, text } from './segment.ts'
import { wrapWords } from './wrap-words.ts'

/** From this height on, the ways side by side have a panel of their own. */
const tall = 8

/** Draws what the shown demo does or did: the tutorial's words, then progress or results. */
export function detailRows(demo: DemoState, state: TourState, room: Room): Row[] {
  const isTall = room.height >= tall
  const resultHeight = demo.outcome === undefined || isTall ? 3 : 1 + headGroup(demo).length
  const quote = quoted(demo.seedText, Math.min(2, Math.max(0, room.height - resultHeight)), room).map((line) => [
    dim(line),
  ])
  const gap: Row[] = isTall ? [[]] : []
  const rest = { ...room, height: room.height - quote.length - gap.length }
  return [...quote, ...gap, ...stateRows(demo, state, rest)]
}

function stateRows(demo: DemoState, state: TourState, room: Room): Row[] {
  switch (demo.status) {
    case 'running':
      return progressRows(demo, state, room)
    case 'failed':
      return [[text(printable(demo.error ?? 'failed'), 'red')]]
    case 'waiting':
      return [[dim('waits for its turn')]]
    case 'done':
      return room.height >= tall - 3 ? tallResultRows(demo, state, room) : resultRows(demo, room)
  }
}

function resultRows(demo: DemoState, room: Room): Row[] {
  const computed = bold(inGlyphs(demo.outcome?.computed ?? '', room.glyphs))
  return [[computed], ...comparisonRows(demo, { ...room, height: room.height - 1 })]
}

/** The result in full, and the figures of the run. */
function tallResultRows(demo: DemoState, state: TourState, room: Room): Row[] {
  const computed = wrapWords(inGlyphs(demo.outcome?.computed ?? '', room.glyphs), room.width).slice(0, 3)
  const { board } = demo
  const spark = sparkline(throughput(board, state.now, 40), 40, { glyphs: room.glyphs })
  const seconds = duration((board.endedAt ?? state.now) - board.startedAt)
  return [
    ...computed.map((line): Row => [bold(line)]),
    [],
    [
      text(`${board.finishes.length} tasks in ${inGlyphs(seconds, room.glyphs)}, warming up included`),
      dim(troubleText(demo)),
    ],
    [text(spark, 'cyan'), dim('  tasks finished over time')],
  ]
}

/** Quotes the tutorial on at most `height` lines. */
function quoted(words: string, height: number, room: Room): string[] {
  const lines = wrapWords(inGlyphs(`“${words}”`, room.glyphs), room.width)
  if (lines.length <= height || height === 0) return lines.slice(0, height)
  const last = [...(lines[height - 1] ?? '')].slice(0, room.width - 2).join('')
  return [...lines.slice(0, height - 1), inGlyphs(`${last}…”`, room.glyphs)]
}

function progressRows(demo: DemoState, state: TourState, room: Room): Row[] {
  const { board } = demo
  const { glyphs } = room
  const progress = progressOf(board, { now: state.now, cores: state.cores.length })
  const fraction = progress?.fraction ?? 0
  const count = progress === undefined ? '' : `${progress.done}/${progress.total ?? '?'}`
  const eta = progress?.etaMs === undefined ? `eta ${glyphs.dash}` : `eta ${clock(progress.etaMs)}`
  const right: Row = [text(` ${String(Math.round(fraction * 100)).padStart(3)}%  ${count}  `), bold(eta)]
  const rate = `${factor(ratePerSecond(board, state.now))} tasks/s`
  const sparkWidth = Math.max(8, Math.min(40, room.width - 40))
  const spark = sparkline(throughput(board, state.now, sparkWidth), sparkWidth, { glyphs })
  return [
    [
      bold(board.phase === '' ? 'starting' : board.phase, 'yellow'),
      dim(board.job === undefined ? '' : `  ${board.job.function}`),
    ],
    spread(bar(fraction, Math.max(4, room.width - 30), { glyphs, colour: 'green' }), right, room.width),
    [text(rate), text(' '), text(spark, 'cyan'), dim(troubleText(demo))],
  ]
}

function troubleText(demo: DemoState): string {
  const { retried, failed, killed, taskMs } = demo.board
  const counts = [
    ['killed', killed],
    ['retried', retried],
    ['failed', failed],
  ] as const
  const trouble = counts.filter(([, count]) => count > 0).map(([name, count]) => `  ${name} ${count}`)
  if (trouble.length > 0) return trouble.join('')
  return taskMs.count === 0 ? '' : `  max ${duration(taskMs.max)}`
}

/** Draws one bar for each measured way; where they do not all fit, the last group wins. */
export function comparisonRows(demo: DemoState, room: Room): Row[] {
  const all = demo.outcome === undefined ? [] : compare(demo.outcome.measures)
  const groups = [...new Set(all.map(({ group }) => group))]
  const shown =
    all.length <= room.height ? all : all.filter(({ group }) => group === groups.at(-1)).slice(0, room.height)
  return shown.map((comparison) => comparisonRow(comparison, all, room))
}

/** The ways of the group that the demo is remembered for. */
function headGroup(demo: DemoState): Comparison[] {
  const all = demo.outcome === undefined ? [] : compare(demo.outcome.measures)
  return all.filter(({ group }) => group === all.at(-1)?.group)
}

function comparisonRow(comparison: Comparison, all: readonly Comparison[], room: Room): Row {
  const { glyphs, width } = room
  const group = all.filter(({ group: other }) => other === comparison.group)
  const slowest = Math.max(...group.map(({ ms }) => ms))
  const label = inGlyphs(`${comparison.group === '' ? '' : `${comparison.group} `}${comparison.label}`, glyphs)
  const labelWidth = Math.min(24, Math.max(12, ...all.map((each) => each.label.length + each.group.length + 1)))
  const isGain = !comparison.isBaseline && comparison.speedUp >= 1.1
  const times = comparison.isBaseline ? '' : `${factor(comparison.speedUp)}${glyphs.times}`
  return [
    text(label.padEnd(labelWidth).slice(0, labelWidth)),
    text(' '),
    ...bar(comparison.ms / slowest, Math.max(4, width - labelWidth - 19), {
      glyphs,
      colour: isGain ? 'green' : 'blue',
    }),
    text(` ${inGlyphs(duration(comparison.ms), glyphs).padStart(8)} `),
    { ...bold(times.padStart(7)), ...(isGain ? { colour: 'green' } : {}) },
  ]
}
