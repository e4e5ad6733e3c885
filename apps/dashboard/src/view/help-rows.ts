import type { Room } from './core-rows.ts'
import { keyRows } from './key-map.ts'
import { keyBindings } from './keys.ts'
import { bold, dim, type Row, text } from './segment.ts'

/** Draws the help page: every key of the key map, then what the lanes mean. */
export function helpRows(room: Room): Row[] {
  const { glyphs } = room
  return [
    ...keyRows(keyBindings, room),
    [],
    [
      bold('lanes   '),
      text(glyphs.run, 'green'),
      text(' runs a task  '),
      text(glyphs.start, 'yellow'),
      text(' starts  '),
    ],
    [text('        '), text(glyphs.failed, 'red'), text(' died or failed  '), dim(glyphs.idle), text(' idle')],
    [bold('cores   '), text('w3 on a core: worker 3 last ran there; other: another program')],
    [],
    [dim('any key closes this page')],
  ]
}
