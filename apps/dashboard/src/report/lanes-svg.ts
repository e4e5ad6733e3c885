import type { TaskEndEvent } from '@mp/core/monitor'
import { laneKinds, type LaneKind, type TimeRange } from '../model/watch/timeline.ts'
import { type WatchedWorker, workersOf } from '../model/watch/watched-program.ts'
import { shortName } from '../model/watch/worker-name.ts'
import type { CellKind } from '../view/lane-segments.ts'
import { laneKindsOf } from '../view/top/lane-of-worker.ts'
import { duration } from '../view/duration.ts'
import { type Html, markup, raw } from './markup.ts'
import type { ReportData } from './report-data.ts'

/** Width of the drawing in its own units; it scales with the page. */
export const drawingWidth = 1000
const labelWidth = 74
/** Cells of a lane. */
const cells = 460
/** Tasks beyond this are too thin to be drawn by themselves. */
const mostTasks = 1500

/** Draws a lane for each worker over the whole run, with the tasks that are known by themselves upon it. */
export function lanesSvg(data: ReportData): Html {
  const workers = workersOf(data.program)
  const range = { from: data.from, to: data.to }
  const size = sizeFor(workers.length)
  const height = workers.length * (size.height + size.gap) + 24
  const hasTasks = data.hasAllTasks && data.tasks.length <= mostTasks && workers.length <= 64
  return markup`<svg class="lanes" viewBox="0 0 ${drawingWidth} ${height}" role="img" aria-label="What each worker did over time">
${workers.map((worker, index) => laneOf(worker, { range, data, hasTasks, size, index }))}
${timeAxis(range, height - 16)}</svg>`
}

/** How high a lane is, what is between two, and how many share a label: many workers still fit on a page. */
interface LaneSize {
  height: number
  gap: number
  perLabel: number
}

function sizeFor(workers: number): LaneSize {
  if (workers <= 24) return { height: 18, gap: 5, perLabel: 1 }
  return workers <= 64 ? { height: 10, gap: 2, perLabel: 1 } : { height: 4, gap: 1, perLabel: 4 }
}

interface LaneOptions {
  range: TimeRange
  data: ReportData
  hasTasks: boolean
  size: LaneSize
  index: number
}

function laneOf(worker: WatchedWorker, { range, data, hasTasks, size, index }: LaneOptions): Html {
  const y = index * (size.height + size.gap)
  const place = { range, y, height: size.height }
  const hasPool = worker.child === undefined && data.program.pools.length > 1
  const name = hasPool ? `${worker.pool} ${shortName(worker)}` : shortName(worker)
  const kinds = laneKindsOf(worker, range, { width: cells, isWhole: true })
  const tasks = hasTasks ? data.tasks.filter((task) => task.lane === worker.lane && task.pool === worker.pool) : []
  const label = index % size.perLabel === 0 ? name.slice(-11) : ''
  return markup`<g><text x="0" y="${y + Math.min(13, size.height)}">${label}</text>
${(['idle', ...laneKinds.filter((kind) => kind !== 'idle')] as const).map((kind) => cellsOf(kinds, kind, place))}
${tasks.map((task) => taskRect(task, place))}</g>`
}

/** Where a lane is drawn. */
interface LanePlace {
  range: TimeRange
  y: number
  height: number
}

/** All cells of one kind are one path: a page of 256 lanes stays small. */
function cellsOf(kinds: readonly CellKind[], kind: LaneKind, { y, height }: LanePlace): Html {
  const perCell = (drawingWidth - labelWidth) / cells
  let path = ''
  for (let cell = 0; cell < kinds.length;) {
    let end = cell
    while (end < kinds.length && kinds[end] === kind) end += 1
    if (end > cell) {
      const width = Math.max(end - cell, kind === 'failed' || kind === 'recycled' ? 1.5 : 0) * perCell
      path += `M${round(labelWidth + cell * perCell)} ${y}h${round(width)}v${height}h-${round(width)}z`
    }
    cell = Math.max(end, cell + 1)
  }
  return path === '' ? markup`` : markup`<path class="k-${kind}" d="${path}"><title>${kind}</title></path>`
}

function taskRect(task: TaskEndEvent, { range, y, height }: LanePlace): Html {
  const scale = (drawingWidth - labelWidth) / (range.to - range.from)
  const x = labelWidth + Math.max(0, task.at - task.ms - range.from) * scale
  const width = Math.max(0.6, task.ms * scale - 0.4)
  const how = task.outcome === 'done' ? '' : `, ${task.outcome}${task.error === undefined ? '' : `: ${task.error}`}`
  return markup`<rect class="task ${task.outcome === 'done' ? '' : 'bad'}" x="${round(x)}" y="${y + 2}" width="${round(width)}" height="${height - 4}" rx="1.5"><title>${`#${task.index} on w${task.worker}: ${duration(task.ms)}${how}`}</title></rect>`
}

/** Draws the times below a drawing. */
export function timeAxis(range: TimeRange, y: number): Html {
  const marks = [0, 0.25, 0.5, 0.75, 1]
  return markup`<g class="axis">${marks.map((share) => {
    const x = labelWidth + share * (drawingWidth - labelWidth)
    const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle'
    return markup`<text x="${round(x)}" y="${y + 14}" text-anchor="${anchor}">${share === 0 ? '0' : duration((range.to - range.from) * share)}</text>`
  })}</g>`
}

/** Where a time lies in a drawing. */
export function xOf(at: number, range: TimeRange): number {
  return round(labelWidth + ((at - range.from) / (range.to - range.from)) * (drawingWidth - labelWidth))
}

/** Lists what the colours of the lanes mean, each with its pattern. */
export function laneLegendHtml(): Html {
  const names: Record<LaneKind, string> = {
    run: 'runs a task',
    copy: 'copies inputs and results',
    wait: 'waits while there is more to do',
    idle: 'nothing left to do',
    start: 'starts',
    failed: 'a task failed, or the worker died',
    recycled: 'recycled',
  }
  return markup`<ul class="legend">${laneKinds.map((kind) => markup`<li><svg viewBox="0 0 14 14"><rect class="k-${kind}" width="14" height="14" rx="3"/></svg>${names[kind]}</li>`)}</ul>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Patterns behind the colours, so that no kind is told by colour alone. */
export const lanePatterns: Html = raw(`<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>
<pattern id="p-copy" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--copy)"/><rect width="2" height="6" fill="var(--paper)" opacity=".55"/></pattern>
<pattern id="p-wait" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="var(--paper)"/><circle cx="2.5" cy="2.5" r="1.3" fill="var(--wait)"/></pattern>
<pattern id="p-start" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="var(--start)"/><rect width="4" height="1.4" fill="var(--paper)" opacity=".6"/></pattern>
</defs></svg>`)
