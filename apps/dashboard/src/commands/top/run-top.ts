import { listPrograms, type WatchableProgram } from '@mp/core/monitor'
import { summaryDocument } from '../../report/summary-document.ts'
import { type Surface, surfaceFor } from '../../surface/choose-surface.ts'
import { hasFailures } from '../../surface/has-failures.ts'
import { type Capabilities, capabilitiesOf } from '../../terminal/capabilities.ts'
import { prepareInk } from '../../terminal/prepare-ink.ts'
import { glyphsFor } from '../../view/choose-glyphs.ts'
import type { Glyphs } from '../../view/glyphs.ts'
import { howToWatch, programColumns } from '../../view/top/chooser-rows.ts'
import { endSummary } from '../../view/top/end-summary.ts'
import { LiveProgram, type ProgramAddress } from '../../watch/live-program.ts'
import { TopStore } from '../../watch/top-store.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { onInterrupt } from '../interrupt.ts'
import type { TopFlags } from './define-top.ts'
import { parseAddress } from './program-address.ts'

/** How `mp top` was asked to show what. */
interface TopRun {
  flags: TopFlags
  surface: Surface
  glyphs: Glyphs
}

/** Watches a program: on the whole screen on a terminal, else by lines on stderr; a summary is left on stdout. */
export async function runTop(words: string | undefined, flags: TopFlags): Promise<ExitCode> {
  const address = words === undefined ? undefined : parseAddress(words)
  if (words !== undefined && address === undefined) {
    return refuse(`"${words}" is no process id; mp top --list shows those that can be watched`)
  }
  const terminal = capabilitiesOf(process.env, process)
  const surface = surfaceFor({ kind: flags.progress, usual: 'full', terminal })
  if (surface === 'full' && !flags.list && !isTerminal()) {
    return refuse('--progress full needs a terminal for input and output')
  }
  const run = { flags, surface, glyphs: glyphsFor(flags.symbols, terminal) }
  if (flags.list) return list(await listPrograms(), flags)
  return address === undefined ? watchFound(run, terminal) : watch(address, run)
}

function refuse(words: string): ExitCode {
  process.stderr.write(`mp top: ${words}\n`)
  return exitCode.usage
}

function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY
}

function list(programs: readonly WatchableProgram[], flags: TopFlags): ExitCode {
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ schemaVersion: 1, command: 'top', programs }, null, 2)}\n`)
  } else {
    for (const program of programs) process.stdout.write(`${programColumns(program, Date.now())}\n`)
  }
  if (programs.length > 0) return exitCode.ok
  if (!flags.json) process.stderr.write(`mp top: no program can be watched; ${howToWatch}\n`)
  return exitCode.nothing
}

/** The only program is watched at once; among several the user chooses, where there is a user. */
async function watchFound(run: TopRun, terminal: Capabilities): Promise<ExitCode> {
  const programs = await listPrograms()
  const [only] = programs
  if (only !== undefined && programs.length === 1) return watch(only, run)
  if (!terminal.isInteractive || !isTerminal()) {
    if (programs.length === 0) return list(programs, run.flags)
    for (const program of programs) process.stderr.write(`${programColumns(program, Date.now())}\n`)
    return refuse('there are several programs; name one')
  }
  prepareInk(process.env)
  const { chooseProgram } = await import('./choose-program.ts')
  const chosen = await chooseProgram(programs, { stdin: process.stdin, stdout: process.stdout, glyphs: run.glyphs })
  if (typeof chosen === 'object') return watch(chosen, run)
  return chosen === 'interrupt' ? exitCode.interrupted : chosen === 'terminate' ? exitCode.terminated : exitCode.ok
}

async function watch(address: ProgramAddress, run: TopRun): Promise<ExitCode> {
  const store = new TopStore({ type: 'live', recording: undefined, replay: undefined })
  const program = await open(address, run, store)
  if (program === undefined) return exitCode.failed
  const over = program.follow()
  const code =
    run.surface === 'full'
      ? await showFull(store, program, { ...run, over })
      : await showLines(store, program, { ...run, over })
  program[Symbol.dispose]()
  await program.endRecording()
  const { state } = store
  const said = run.flags.json
    ? JSON.stringify(summaryDocument('top', state.program), null, 2)
    : endSummary(state, run.glyphs)
  process.stdout.write(`${said}\n`)
  return code ?? codeOf(store)
}

async function open(address: ProgramAddress, { flags }: TopRun, store: TopStore): Promise<LiveProgram | undefined> {
  let program: LiveProgram | undefined
  try {
    program = await LiveProgram.open(address, { store, output: process.stdout })
    if (flags.record !== undefined) await program.record(flags.record)
    return program
  } catch (error) {
    program?.[Symbol.dispose]()
    process.stderr.write(`mp top: ${error instanceof Error ? error.message : String(error)}\n`)
    return undefined
  }
}

async function showFull(
  store: TopStore,
  program: LiveProgram,
  { glyphs, over }: TopRun & { over: Promise<void> },
): Promise<ExitCode | undefined> {
  prepareInk(process.env)
  const { showProgram } = await import('../../surface/show-program.ts')
  const left = await showProgram(store, program, { stdout: process.stdout, stdin: process.stdin, glyphs, over })
  if (left === 'interrupt') return exitCode.interrupted
  if (left === 'terminate') return exitCode.terminated
  return left === 'quit' ? exitCode.ok : undefined
}

async function showLines(
  store: TopStore,
  program: LiveProgram,
  { surface, glyphs, over }: TopRun & { over: Promise<void> },
): Promise<ExitCode | undefined> {
  const { showProgress } = await import('../../surface/show-progress.ts')
  const interrupt = onInterrupt()
  interrupt.signal.addEventListener('abort', () => program[Symbol.dispose]())
  const shown = surface === 'full' ? undefined : showProgress(store, surface, { stream: process.stderr, glyphs })
  await over
  shown?.[Symbol.dispose]()
  interrupt[Symbol.dispose]()
  return interrupt.code
}

/** A program that failed, or in which something did, is told by the exit code. */
function codeOf({ state }: TopStore): ExitCode {
  const isWell = state.program.end?.exitCode === 0 && !hasFailures(state)
  return isWell ? exitCode.ok : exitCode.failed
}
