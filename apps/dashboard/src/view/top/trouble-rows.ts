import type { TopState } from '../../model/top/top-state.ts'
import { type Trouble, troublesOf } from '../../model/watch/trouble.ts'
import type { Room } from '../core-rows.ts'
import { bold, dim, printable, type Row, text } from '../segment.ts'
import { span } from './words.ts'

/** Draws dead, stuck and recycled workers with what they did; the worst first. */
export function troubleRows(state: TopState, room: Room): Row[] {
  const all = troublesOf(state.program, state.now)
  const isTooMany = all.length > room.height
  const shown = isTooMany ? all.slice(0, room.height - 1) : all
  const rows = shown.map((trouble) => troubleRow(trouble, state, room))
  return isTooMany ? [...rows, [dim(`  ${all.length - shown.length} more, see the log (6)`)]] : rows
}

function troubleRow({ kind, words, at }: Trouble, state: TopState, { glyphs }: Room): Row {
  const ago = dim(`  ${span(state.now - at)} ago`)
  if (kind === 'dead') return [bold(`${glyphs.failed} DEAD `, 'red'), text(printable(words)), ago]
  if (kind === 'stuck') return [bold('! STUCK ', 'yellow'), text(printable(words))]
  return [text(`${glyphs.recycled} `, 'cyan'), text(printable(words)), ago]
}
