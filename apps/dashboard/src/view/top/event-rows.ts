import type { TopState } from '../../model/top/top-state.ts'
import type { ErrorGroup } from '../../model/watch/error-groups.ts'
import type { LogEntry } from '../../model/watch/watched-program.ts'
import type { Room } from '../core-rows.ts'
import { inGlyphs } from '../glyphs.ts'
import { bold, dim, fit, printable, type Row, text } from '../segment.ts'
import { timeOfDay } from './words.ts'

/** Draws errors in groups, the newest first, then the newest lines of the log. */
export function eventRows(state: TopState, room: Room): Row[] {
  const { errors, log } = state.program
  const groups = errors.toSorted((a, b) => b.newest.at - a.newest.at)
  const twoLines = room.width < 110
  const forErrors = Math.min(groups.length * (twoLines ? 2 : 1), Math.ceil(room.height * 0.6))
  const rows = groups.flatMap((group) => errorRows(group, room, twoLines)).slice(0, forErrors)
  const entries = filtered(log, state.view.filter).slice(-Math.max(0, room.height - rows.length))
  return [...rows, ...entries.toReversed().map((entry) => logRow(entry, room))]
}

/** Draws the newest error on one line, with how many are alike. */
export function errorLine(group: ErrorGroup, options: Room): Row {
  const { newest, count } = group
  const alike = count > 1 ? `  (${count} alike)` : ''
  const content = `${timeOfDay(newest.at)} #${newest.index} w${newest.worker}  ${printable(newest.message)}`
  const room = options.width - alike.length - 3
  return [
    bold(` ${options.glyphs.failed} `, 'red'),
    ...fit([text(inGlyphs(content, options.glyphs))], Math.max(0, Math.min(room, content.length))),
    dim(alike),
  ]
}

function errorRows(group: ErrorGroup, room: Room, twoLines: boolean): Row[] {
  const { newest } = group
  const where = newest.source === undefined ? '' : `at ${newest.source}`
  const argument = newest.argument === undefined ? '' : `with ${newest.argument}`
  const tries = newest.attempt > 1 ? `tried ${newest.attempt} times` : ''
  const about = inGlyphs(printable([argument, where, tries].filter((words) => words !== '').join('  ')), room.glyphs)
  const first = errorLine(group, { ...room, width: twoLines ? room.width : room.width - about.length - 2 })
  return twoLines ? [first, [dim(`            ${about}`)]] : [[...first, dim(`  ${about}`)]]
}

function filtered(log: readonly LogEntry[], filter: string): readonly LogEntry[] {
  return filter === '' ? log : log.filter((entry) => entry.text.toLowerCase().includes(filter.toLowerCase()))
}

function logRow({ at, level, text: content }: LogEntry, { glyphs }: Room): Row {
  const words = inGlyphs(printable(content), glyphs)
  const head = dim(` ${timeOfDay(at)} `)
  if (level === 'error') return [head, text(`${glyphs.failed} ${words}`, 'red')]
  return level === 'warning' ? [head, text(`! ${words}`, 'yellow')] : [head, text(`${glyphs.waiting} ${words}`)]
}
