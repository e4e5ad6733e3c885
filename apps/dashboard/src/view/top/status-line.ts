import type { TopState } from '../../model/top/top-state.ts'
import type { Room } from '../core-rows.ts'
import { type Glyphs, inGlyphs } from '../glyphs.ts'
import { bold, columnsOf, dim, fit, type Row, text } from '../segment.ts'
import { wrapWords } from '../wrap-words.ts'
import { errorLine } from './event-rows.ts'
import { whyText } from './share-rows.ts'

/** Draws what stands above the keys: why it is not faster on up to `height` lines, or what is more urgent on one. */
export function statusRows(state: TopState, options: Room): Row[] {
  const { glyphs, width, height } = options
  const why = isQuiet(state) ? whyText(state) : undefined
  if (why === undefined) return [statusLine(state, options)]
  const lines = wrapWords(inGlyphs(why, glyphs), width - 8)
  if (lines.length > height) return [statusLine(state, options)]
  return lines.map((line, index) => fit([bold(index === 0 ? ' why?  ' : '       ', 'cyan'), text(line)], width))
}

function isQuiet({ view, source, program }: TopState): boolean {
  return view.hint === undefined && source.replay === undefined && !hasJustLost(program)
}

function hasJustLost(program: TopState['program']): boolean {
  return program.lost > 0 && program.log.at(-1)?.text.includes('lost') === true
}

/** Draws one line: a hint, else how a replay stands, else why it is not faster, else the newest error. */
export function statusLine(state: TopState, options: { width: number; glyphs: Glyphs }): Row {
  const { glyphs, width } = options
  const { view, source, program } = state
  if (view.hint !== undefined) return fit([bold(` ${inGlyphs(view.hint.text, glyphs)}`, 'yellow')], width)
  if (source.replay !== undefined) return fit([bold(' replay ', 'cyan'), text(replayText(source.replay))], width)
  if (hasJustLost(program)) {
    return fit([bold(' ! ', 'yellow'), text(`${program.lost} events lost: the watcher was too slow`)], width)
  }
  const why = whyText(state)
  if (why !== undefined)
    return fit([bold(' why?  ', 'cyan'), text(cut(inGlyphs(why, glyphs), width - 7, glyphs))], width)
  const newest = program.errors.at(-1)
  return newest === undefined ? fit([], width) : fit(errorLine(newest, { ...options, height: 1 }), width)
}

/** Asks for a yes before something is done to the program; undefined while nothing is asked. */
export function questionRow(state: TopState, options: { width: number; glyphs: Glyphs }): Row | undefined {
  const { question, isFiltering, filter } = state.view
  if (question !== undefined) {
    return fit(
      [
        bold(` ${inGlyphs(question.words, options.glyphs)} `, 'yellow'),
        bold('y', 'cyan'),
        dim(' yes  any other key: no'),
      ],
      options.width,
    )
  }
  if (!isFiltering) return undefined
  return fit([bold(' find ', 'cyan'), text(`${filter}_`), dim('   enter keeps it, esc takes it away')], options.width)
}

function cut(content: string, room: number, glyphs: Glyphs): string {
  return columnsOf(content) > room ? `${[...content].slice(0, room - 1).join('')}${glyphs.ellipsis}` : content
}

function replayText(replay: NonNullable<TopState['source']['replay']>): string {
  const pace = replay.isPaused ? 'paused' : `${replay.speed}x`
  return `${seconds(replay.position)} of ${seconds(replay.length)}  ${pace}   space pauses, arrows seek, < > speed`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
