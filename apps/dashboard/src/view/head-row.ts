import type { TourState } from '../model/tour-state.ts'
import { clock } from './duration.ts'
import type { Glyphs } from './glyphs.ts'
import { bold, dim, type Row, spread, text } from './segment.ts'

/** Draws the head of the screen: what runs where, and what drawing costs. */
export function headRow(state: TourState, width: number, glyphs: Glyphs): Row {
  const workers = state.workers === undefined ? '' : ` ${glyphs.times} ${state.workers}`
  const kind = state.backend === 'process' ? 'processes' : 'threads'
  const cost = state.ownCost === undefined ? '' : `ui ${(state.ownCost * 100).toFixed(1)}%  `
  const wide = width >= 100 ? `node ${state.node.replace('v', '')}  ` : ''
  return spread(
    [bold(' mp tour', 'cyan'), text(`  ${kind}${workers}  `), ...stateOf(state, glyphs)],
    [dim(`${wide}${state.cores.length} cores  ${cost}`), text(`${clock(state.now - state.startedAt)} `)],
    width,
  )
}

function stateOf(state: TourState, glyphs: Glyphs): Row {
  if (state.isPaused) return [bold('paused', 'yellow')]
  const failed = state.demos.filter(({ status }) => status === 'failed').length
  if (failed > 0) return [bold(`${glyphs.failed} ${failed} failed`, 'red')]
  return state.isOver ? [bold(`${glyphs.done} finished`, 'green')] : [text(`${glyphs.running} running`, 'green')]
}
