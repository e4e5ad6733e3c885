import { basename } from 'node:path'
import type { WatchableProgram } from '@mp/core/monitor'
import type { Glyphs } from '../glyphs.ts'
import { panel } from '../panel.ts'
import type { ScreenSize } from '../screen.ts'
import { bold, dim, fit, printable, type Row, text } from '../segment.ts'
import { count, span } from './words.ts'

/** What the list of programs shows. */
export interface ChooserState {
  programs: readonly WatchableProgram[]
  selected: number
  now: number
}

/** How a program lets itself be watched. */
export const howToWatch = 'start a program with MP_MONITOR=1, or give its pool { monitor: true }'

/** Draws the programs that can be watched, or how one lets itself be watched. */
export function chooserScreen(state: ChooserState, size: ScreenSize, glyphs: Glyphs): Row[] {
  const room = { width: size.columns, height: Math.max(3, size.rows - 2), glyphs }
  const rows =
    state.programs.length === 0
      ? [[text('no program can be watched yet')], [dim(howToWatch)], [], [dim('this list is renewed every second')]]
      : [[dim(headline)], ...state.programs.map((program, index) => programRow(program, state, { index, glyphs }))]
  const head = fit([bold(' mp top', 'cyan'), text('  programs that can be watched')], size.columns)
  const foot: Row = [
    bold(' j/k', 'cyan'),
    dim(' move  '),
    bold(glyphs.enter, 'cyan'),
    dim(' watch  '),
    bold('q', 'cyan'),
    dim(' quit'),
  ]
  const body = panel(rows, { ...room, title: `programs ${state.programs.length}` })
  return [head, ...body, fit(foot, size.columns)].slice(0, size.rows).map((row) => fit(row, size.columns))
}

const headline = `  ${'pid'.padEnd(12)}${'script'.padEnd(24)}${'up'.padEnd(8)}pools`

function programRow(program: WatchableProgram, state: ChooserState, place: { index: number; glyphs: Glyphs }): Row {
  const isChosen = place.index === Math.min(state.selected, state.programs.length - 1)
  const words = programColumns(program, state.now)
  return [isChosen ? bold(`${place.glyphs.pointer} `, 'cyan') : text('  '), isChosen ? bold(words) : text(words)]
}

/** Words a program in columns: process, script, for how long, its pools. */
export function programColumns(program: WatchableProgram, now: number): string {
  const address = program.threadId === 0 ? String(program.pid) : `${program.pid}:${program.threadId}`
  if (!program.isResponding) return `${address.padEnd(12)}does not answer: stopped, or busy with one long call`
  const { script, startedAt } = program.program
  const pools = program.pools.map(
    ({ name, workers, done, failed }) =>
      `${name} ${workers} workers, ${count(done)} done${failed > 0 ? `, ${count(failed)} failed` : ''}`,
  )
  const name = printable(script === undefined ? 'node' : basename(script))
  const about = pools.length === 0 ? 'no pool' : printable(pools.join('; '))
  return `${address.padEnd(12)}${name.slice(0, 22).padEnd(24)}${span(now - startedAt).padEnd(8)}${about}`
}
