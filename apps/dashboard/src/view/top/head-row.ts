import { basename } from 'node:path'
import type { TopState } from '../../model/top/top-state.ts'
import type { Glyphs } from '../glyphs.ts'
import { bold, dim, printable, type Row, spread, text } from '../segment.ts'
import { percent, span } from './words.ts'

/** Draws the head of the screen: which program, how it is, and what watching it costs. */
export function topHeadRow(state: TopState, options: { width: number; glyphs: Glyphs; hasKeys?: boolean }): Row {
  const { program, cost } = state
  const { width, glyphs, hasKeys = true } = options
  const wide = width >= 110
  const share = cost.share === undefined ? '' : `ui ${(cost.share * 100).toFixed(1)}%`
  const rateText = wide && share !== '' ? ` of a core at ${cost.perSecond} fps` : ''
  return spread(
    [
      bold(` ${commandName(state)}`, 'cyan'),
      text(`  ${state.source.command === undefined ? programName(state) : workName(state)}`),
      dim(`  pid ${program.facts?.pid ?? glyphs.dash}  `),
      ...(wide ? [dim(`node ${program.facts?.nodeVersion ?? glyphs.dash}  `)] : []),
      ...stateSegments(state, glyphs),
      text(`  ${lifeTime(state)}`),
      ...(wide ? [dim(machineText(state))] : []),
    ],
    [dim(`${share}${rateText}  `), ...(hasKeys ? keysHint : [])],
    width,
  )
}

const keysHint: Row = [bold('q', 'cyan'), dim(' quit  '), bold('?', 'cyan'), dim(' keys ')]

function commandName({ source }: TopState): string {
  return source.command ?? (source.type === 'replay' ? 'mp replay' : 'mp top')
}

/** Words what a command does that shows its own work. */
function workName({ program }: TopState): string {
  return printable(program.jobs[0]?.start.function ?? '')
}

/** Words the name of the program that is watched: its script, or the command that shows its own work. */
export function programName({ program, source }: Pick<TopState, 'program' | 'source'>): string {
  if (source.command !== undefined) return source.command
  const { facts } = program
  if (facts === undefined) return 'waiting for the program'
  return printable(facts.script === undefined ? 'node' : basename(facts.script))
}

/** A program that is watched tells something each second; one that does not for this long is stopped, or blocked. */
const silentMs = 3000

/** Words what the program does. */
export function stateText(state: TopState): string {
  if (state.source.type === 'lost') return 'gone without a word'
  if (state.program.end !== undefined) return `ended with ${state.program.end.exitCode}`
  if (state.source.type === 'ended') return 'ended'
  const { replay } = state.source
  if (replay !== undefined && replay.position >= replay.length) return 'end of the recording'
  const silence = state.now - state.program.now
  if (state.source.type === 'live' && state.program.events > 0 && silence > silentMs)
    return `no word for ${span(silence)}`
  if (state.program.pools.some(({ isPaused, endedAt }) => isPaused && endedAt === undefined)) return 'paused'
  const { jobs, children } = state.program
  if (jobs.some(({ endedAt }) => endedAt === undefined) || children.some(({ task }) => task !== undefined))
    return 'running'
  return 'no job'
}

function stateSegments(state: TopState, glyphs: Glyphs): Row {
  const words = stateText(state)
  if (state.isFrozen) return [bold('frozen', 'yellow'), dim(` (${words})`)]
  if (state.source.type === 'lost') return [bold(`${glyphs.failed} ${words}`, 'red')]
  if (state.program.end !== undefined) {
    const isWell = state.program.end.exitCode === 0
    return [bold(`${isWell ? glyphs.done : glyphs.failed} ${words}`, isWell ? 'green' : 'red')]
  }
  if (words.startsWith('no word')) return [bold(`! ${words}`, 'yellow')]
  return [
    text(`${words === 'running' ? glyphs.running : glyphs.waiting} ${words}`, words === 'paused' ? 'yellow' : 'green'),
  ]
}

function lifeTime({ program, now }: TopState): string {
  const start = program.facts?.startedAt ?? program.startedAt
  return start === undefined ? '' : span((program.end?.at ?? now) - start)
}

function machineText({ program }: TopState): string {
  const { machine } = program
  if (machine === undefined) return ''
  const pressure = machine.cpuPressure === undefined ? '' : `  cpu pressure ${percent(machine.cpuPressure)}`
  return `  load ${machine.load.toFixed(1)}${pressure}`
}
