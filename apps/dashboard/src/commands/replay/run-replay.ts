import type { MonitorEvent, UnknownEvent } from '@mp/core/monitor'
import { summaryDocument } from '../../report/summary-document.ts'
import { surfaceFor } from '../../surface/choose-surface.ts'
import { capabilitiesOf } from '../../terminal/capabilities.ts'
import { prepareInk } from '../../terminal/prepare-ink.ts'
import { glyphsFor } from '../../view/choose-glyphs.ts'
import type { Glyphs } from '../../view/glyphs.ts'
import { endSummary } from '../../view/top/end-summary.ts'
import { ReplayPlayer } from '../../watch/replay-player.ts'
import { TopStore } from '../../watch/top-store.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { openRecording, unreadable } from '../report/open-recording.ts'
import type { ReplayFlags } from './define-replay.ts'

/** Shows a recording on the whole screen; without a terminal, tells what it comes to. */
export async function runReplay(recording: string, flags: ReplayFlags): Promise<ExitCode> {
  const terminal = capabilitiesOf(process.env, process)
  const surface = flags.json ? 'none' : surfaceFor({ kind: flags.progress, usual: 'full', terminal })
  if (surface === 'full' && !(process.stdin.isTTY && process.stdout.isTTY)) {
    process.stderr.write('mp replay: --progress full needs a terminal for input and output\n')
    return exitCode.usage
  }
  const events = await readAll(recording)
  if (events === undefined) return exitCode.usage
  const store = new TopStore({ type: 'replay', recording: undefined, replay: undefined })
  const player = new ReplayPlayer(store, events, { speed: flags.speed })
  const glyphs = glyphsFor(flags.symbols, terminal)
  if (surface === 'full') return show(store, player, { glyphs, at: flags.at })
  player.seekTo(Number.POSITIVE_INFINITY)
  const { state } = store
  const said = flags.json
    ? JSON.stringify(summaryDocument('replay', state.program), null, 2)
    : endSummary(state, glyphs)
  process.stdout.write(`${said}\n`)
  return exitCode.ok
}

async function readAll(recording: string): Promise<(MonitorEvent | UnknownEvent)[] | undefined> {
  const events: (MonitorEvent | UnknownEvent)[] = []
  try {
    for await (const event of openRecording(recording)) events.push(event)
    return events
  } catch (error) {
    process.stderr.write(unreadable('replay', recording, error))
    return undefined
  }
}

async function show(
  store: TopStore,
  player: ReplayPlayer,
  { glyphs, at }: { glyphs: Glyphs; at: number },
): Promise<ExitCode> {
  player.seekTo(at * 1000)
  prepareInk(process.env)
  const { showProgram } = await import('../../surface/show-program.ts')
  const watcher = {
    control: () => Promise.reject(new Error('a recording cannot be controlled')),
    toggleRecording: () => store.hint('this is a recording already'),
    write: (sequence: string) => void process.stdout.write(sequence),
    replay: player,
  }
  const left = await showProgram(store, watcher, {
    ...{ stdout: process.stdout, stdin: process.stdin, glyphs },
    // A replay stays open at its end.
    over: new Promise<void>(() => {}),
    clock: { advance: () => player.advance() },
  })
  if (left === 'interrupt') return exitCode.interrupted
  return left === 'terminate' ? exitCode.terminated : exitCode.ok
}
