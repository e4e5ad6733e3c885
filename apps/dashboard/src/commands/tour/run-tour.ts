import { homedir } from 'node:os'
import { join } from 'node:path'
import { cpuCount } from '@mp/core'
import { demos as allDemos } from '../../demos/catalogue.ts'
import { initialTour, type TourState } from '../../model/tour-state.ts'
import { tourDocument } from '../../surface/json-document.ts'
import { reportDemo, reportFoot, reportHead } from '../../surface/plain-report.ts'
import { summary } from '../../surface/summary.ts'
import { capabilitiesOf } from '../../terminal/capabilities.ts'
import { prepareInk } from '../../terminal/prepare-ink.ts'
import { now } from '../../tour/now.ts'
import { Tour } from '../../tour/tour.ts'
import { TourStore } from '../../tour/tour-store.ts'
import { asciiGlyphs, blockGlyphs, type Glyphs } from '../../view/glyphs.ts'
import { chooseDemos } from './choose-demos.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import type { TourFlags } from './tour-flags.ts'
import { onInterrupt } from '../interrupt.ts'

/** How long a result stays before the next demo begins. */
const holdMs = 3500

/** A tour, and what it is shown with. */
interface Journey {
  tour: Tour
  store: TourStore
  glyphs: Glyphs
  cores: number
}

/** Runs the tour: full screen on a terminal, else a report or a document on stdout. */
export async function runTour(names: readonly string[], flags: TourFlags): Promise<ExitCode> {
  const chosen = chooseDemos(names, allDemos)
  if (chosen.type === 'refused') {
    process.stderr.write(`${chosen.message}\n`)
    return exitCode.usage
  }
  const { demos } = chosen
  const terminal = capabilitiesOf(process.env, process)
  const glyphs = terminal.hasUnicode ? blockGlyphs : asciiGlyphs
  const isFull = !flags.json && (flags.progress === 'full' || (flags.progress === 'auto' && terminal.isInteractive))
  if (isFull && !isTerminal(process)) {
    process.stderr.write('mp tour: --progress full needs a terminal for input and output\n')
    return exitCode.usage
  }
  const cores = cpuCount()
  const { backend, workers } = flags
  const store = new TourStore(initialTour(demos, { now: now(), node: process.version, backend, workers }))
  const hold = isFull ? { holdMs, staysOpen: true } : { holdMs: 0, staysOpen: false }
  const tour = new Tour(store, { demos, cores, cacheFolder: cacheFolder(process.env), ...hold })
  const journey = { tour, store, glyphs, cores }
  if (isFull) return showTour(journey)
  return flags.json ? printDocument(journey) : printReport(journey)
}

function isTerminal({ stdin, stdout }: NodeJS.Process): boolean {
  return stdin.isTTY && stdout.isTTY
}

async function showTour({ tour, store, glyphs }: Journey): Promise<ExitCode> {
  prepareInk(process.env)
  const { showFullScreen } = await import('../../surface/full-screen.ts')
  const left = await showFullScreen(tour, store, { stdout: process.stdout, stdin: process.stdin, glyphs })
  process.stdout.write(`${summary(store.state, glyphs)}\n`)
  if (left === 'interrupt') return exitCode.interrupted
  return left === 'terminate' ? exitCode.terminated : codeOf(store.state)
}

async function printReport(journey: Journey): Promise<ExitCode> {
  const { tour, store, glyphs } = journey
  process.stdout.write(`${reportHead(store.state, journey)}\n`)
  tour.onDemoEnd = (id) => {
    const demo = store.state.demos.find((each) => each.id === id)
    if (demo !== undefined && demo.status !== 'waiting') process.stdout.write(`${reportDemo(demo, glyphs)}\n`)
  }
  const code = await untilDone(journey)
  process.stdout.write(`${reportFoot(store.state, glyphs)}\n`)
  return code
}

async function printDocument(journey: Journey): Promise<ExitCode> {
  const code = await untilDone(journey)
  process.stdout.write(`${JSON.stringify(tourDocument(journey.store.state, journey.cores), null, 2)}\n`)
  return code
}

/** Runs the tour without a screen; Ctrl-C ends it, and what was measured until then is printed all the same. */
async function untilDone({ tour, store }: Journey): Promise<ExitCode> {
  const interrupt = onInterrupt()
  interrupt.signal.addEventListener('abort', () => tour.stop())
  await tour.run()
  interrupt[Symbol.dispose]()
  store.dispatch({ type: 'tick', at: now(), ownCost: undefined })
  return interrupt.code ?? codeOf(store.state)
}

function codeOf(state: TourState): ExitCode {
  return state.demos.some(({ status }) => status === 'failed') ? exitCode.failed : exitCode.ok
}

/** Where sample photos are kept: made once, used by every later tour. */
function cacheFolder(environment: NodeJS.ProcessEnv): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'mp')
}
