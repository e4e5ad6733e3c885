import { availableParallelism, homedir } from 'node:os'
import { join } from 'node:path'
import type { Backend } from '@mp/core'
import { demos } from '../demos/catalogue.ts'
import { initialTour, type TourState } from '../model/tour-state.ts'
import { tourDocument } from '../surface/json-document.ts'
import { reportDemo, reportFoot, reportHead } from '../surface/plain-report.ts'
import { summary } from '../surface/summary.ts'
import { type Capabilities, capabilitiesOf } from '../terminal/capabilities.ts'
import { prepareInk } from '../terminal/prepare-ink.ts'
import { now } from '../tour/now.ts'
import { Tour } from '../tour/tour.ts'
import { TourStore } from '../tour/tour-store.ts'
import { asciiGlyphs, blockGlyphs, type Glyphs } from '../view/glyphs.ts'
import { type ExitCode, exitCode } from './exit-code.ts'

/** What `mp tour` was asked for. */
export interface TourCommand {
  backend: Backend
  workers: number | undefined
  json: boolean
  progress: 'auto' | 'full' | 'none'
}

/** How long a result stays before the next demo begins. */
const holdMs = 3500

/** Runs the tour: full screen on a terminal, else a report or a document on stdout. */
export async function runTour(command: TourCommand): Promise<ExitCode> {
  const terminal = capabilitiesOf(process.env, process)
  const glyphs = terminal.hasUnicode ? blockGlyphs : asciiGlyphs
  const cores = availableParallelism()
  const { backend, workers } = command
  const store = new TourStore(initialTour(demos, { now: now(), node: process.version, backend, workers }))
  const isFull = !command.json && command.progress !== 'none' && (terminal.isInteractive || command.progress === 'full')
  const options = {
    demos,
    cores,
    cacheFolder: cacheFolder(process.env),
    holdMs: isFull ? holdMs : 0,
    staysOpen: isFull,
  }
  const tour = new Tour(store, options)
  if (isFull) return showTour(tour, store, glyphs)
  return command.json ? printDocument(tour, store, cores) : printReport(tour, store, { cores, glyphs })
}

async function showTour(tour: Tour, store: TourStore, glyphs: Glyphs): Promise<ExitCode> {
  prepareInk(process.env)
  const { showFullScreen } = await import('../surface/full-screen.tsx')
  const left = await showFullScreen(tour, store, { stdout: process.stdout, stdin: process.stdin, glyphs })
  process.stdout.write(`${summary(store.state, glyphs)}\n`)
  if (left === 'interrupt') return exitCode.interrupted
  return left === 'terminate' ? exitCode.terminated : codeOf(store.state)
}

async function printReport(tour: Tour, store: TourStore, facts: { cores: number; glyphs: Glyphs }): Promise<ExitCode> {
  process.stdout.write(`${reportHead(store.state, facts)}\n`)
  return untilDone(tour, store, {
    onDemo: (demo) => process.stdout.write(`${reportDemo(demo, facts.glyphs)}\n`),
    onEnd: (state) => process.stdout.write(`${reportFoot(state, facts.glyphs)}\n`),
  })
}

async function printDocument(tour: Tour, store: TourStore, cores: number): Promise<ExitCode> {
  return untilDone(tour, store, {
    onDemo: () => {},
    onEnd: (state) => process.stdout.write(`${JSON.stringify(tourDocument(state, cores), null, 2)}\n`),
  })
}

interface Printer {
  onDemo(demo: TourState['demos'][number]): void
  onEnd(state: TourState): void
}

/** Runs the tour without a screen; Ctrl-C ends it, and what was measured is printed all the same. */
async function untilDone(tour: Tour, store: TourStore, printer: Printer): Promise<ExitCode> {
  let code: ExitCode | undefined
  const end = (signalCode: ExitCode) => () => {
    code = signalCode
    tour.stop()
  }
  process.once('SIGINT', end(exitCode.interrupted))
  process.once('SIGTERM', end(exitCode.terminated))
  tour.onDemoEnd = (id) => {
    const demo = store.state.demos.find((each) => each.id === id)
    if (demo !== undefined && demo.status !== 'waiting') printer.onDemo(demo)
  }
  await tour.run()
  store.dispatch({ type: 'tick', at: now(), ownCost: undefined })
  printer.onEnd(store.state)
  return code ?? codeOf(store.state)
}

function codeOf(state: TourState): ExitCode {
  return state.demos.some(({ status }) => status === 'failed') ? exitCode.failed : exitCode.ok
}

/** Where sample photos are kept: made once, used by every later tour. */
function cacheFolder(environment: NodeJS.ProcessEnv): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'mp')
}
