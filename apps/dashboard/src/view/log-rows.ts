import type { Board, LogEntry } from '../model/board.ts'
import type { Room } from './core-rows.ts'
import { inGlyphs } from './glyphs.ts'
import { dim, printable, type Row, text } from './segment.ts'

/** Draws the newest lines of the log, the newest at the bottom. */
export function logRows(board: Board, room: Room): Row[] {
  const shown = board.log.slice(Math.max(0, board.log.length - room.height))
  return shown.map((entry) => [
    dim(`+${((entry.at - board.startedAt) / 1000).toFixed(2)} s `.padStart(9)),
    levelled(entry, inGlyphs(printable(entry.text), room.glyphs)),
  ])
}

function levelled(entry: LogEntry, content: string): Row[number] {
  if (entry.level === 'error') return text(`error: ${content}`, 'red')
  return entry.level === 'warning' ? text(content, 'yellow') : text(content)
}
