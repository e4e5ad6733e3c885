import { headline } from '../model/outcome.ts'
import type { DemoState, TourState } from '../model/tour-state.ts'
import type { Room } from './core-rows.ts'
import { factor } from './duration.ts'
import type { Glyphs } from './glyphs.ts'
import { bold, type Colour, dim, fit, type Row, text } from './segment.ts'

/** Lists the demos: state, name, and the measured speed-up; scrolls to keep the shown one in sight. */
export function demoListRows(state: TourState, room: Room): Row[] {
  const first = Math.min(Math.max(0, state.selected - room.height + 1), Math.max(0, state.demos.length - room.height))
  return state.demos
    .slice(first, first + room.height)
    .map((demo, index) => demoRow(demo, { ...room, isSelected: first + index === state.selected }))
}

function demoRow(demo: DemoState, options: Room & { isSelected: boolean }): Row {
  const { glyphs, isSelected } = options
  const name = options.width >= 36 ? `${demo.label.padEnd(10)} ${demo.title}` : demo.label
  const result = resultOf(demo, glyphs)
  const room = options.width - 4 - 8
  return [
    isSelected ? bold(glyphs.pointer, 'cyan') : text(' '),
    text(' '),
    statusMark(demo, glyphs),
    text(' '),
    ...fit([isSelected ? bold(name) : text(name)], room - 1),
    text(' '),
    { ...result, text: result.text.padStart(8) },
  ]
}

function statusMark(demo: DemoState, glyphs: Glyphs): Row[number] {
  const marks: Record<DemoState['status'], [string, Colour]> = {
    waiting: [glyphs.waiting, 'gray'],
    running: [glyphs.running, 'yellow'],
    done: [glyphs.done, 'green'],
    failed: [glyphs.failed, 'red'],
  }
  return text(...marks[demo.status])
}

function resultOf(demo: DemoState, glyphs: Glyphs): Row[number] {
  if (demo.status === 'running') return text('running', 'yellow')
  if (demo.status === 'failed') return text('failed', 'red')
  if (demo.outcome === undefined) return dim('')
  const speedUp = headline(demo.outcome)?.speedUp ?? 1
  return bold(`${factor(speedUp)}${glyphs.times}`, speedUp >= 1.1 ? 'green' : 'gray')
}
