import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { blocks, continueAll, entriesOf, MARK, processesLeft, processesOf, standOf } from './leftovers.ts'
import type { Report } from './report.ts'
import { type Scenario, scenarioOf } from './scenario.ts'
import { QUESTION, sendSignal } from './send-signal.ts'
import { wrap } from './surroundings.ts'

/** Whatever a scenario does is over within this time, in milliseconds. */
const LONGEST_MS = 240_000
/** In this time a program says what it waits for, in milliseconds. */
const ANSWER_MS = 2000
/** How much of what a program complained about is kept. */
const KEPT_CHARACTERS = 4000

/** What became of the program with one seed. */
export interface Round extends Report {
  seed: number
  scenario: Scenario
  /** The end of what the program and its workers wrote to their standard error. */
  complaints: string
}

/** Runs the program with a seed in a process of its own, and looks at what it leaves behind. */
export async function runRound(seed: number): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'mp-chaos-'))
  try {
    return await runIn(folder, seed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runIn(folder: string, seed: number): Promise<Round> {
  const scenario = scenarioOf(seed)
  const mark = `${process.pid}.${seed}`
  const temp = join(folder, 'tmp')
  mkdirSync(temp)
  const before = new Set(blocks())
  const program = fileURLToPath(new URL(`program${import.meta.url.slice(-3)}`, import.meta.url))
  const args = ['--conditions=built', '--expose-gc', program, String(seed), folder] as const
  const wrapped = wrap(scenario.surroundings, [process.execPath, ...args], folder) ?? [process.execPath, ...args]
  const [command, ...rest] = wrapped
  const child = spawn(command, rest, {
    env: { ...process.env, TMPDIR: temp, [MARK]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(child)
  const ended = once(child, 'exit')
  const { killedAfterMs } = scenario
  const killer = killedAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killedAfterMs)
  const isHung = await isLonger(ended)
  const standstill = isHung ? await ask(child, mark) : ''
  if (isHung) child.kill('SIGKILL')
  await ended
  const { exitCode: code, signalCode: signal } = child
  clearTimeout(killer)
  // What a killed program has stopped cannot end before somebody continues it.
  if (signal === 'SIGKILL') continueAll(mark)
  const left = await processesLeft(mark)
  for (const pid of left) sendSignal(pid, 'SIGKILL')
  await output.closed
  const wasKilled = killedAfterMs !== undefined && signal === 'SIGKILL' && !isHung
  const report = reportOf(output.text(), wasKilled)
  const add = (violation: string): void => void report.violations.push(violation)
  if (isHung) add(`the program did not end within ${LONGEST_MS / 1000} s`)
  else if (!wasKilled && code !== 0) add(`the program ended with ${signal ?? `code ${code}`}`)
  if (left.length > 0) add(`processes ${left.join(', ')} were left a second after the program`)
  // What a killed program leaves, the next one removes.
  if (wasKilled) await sweep(temp)
  for (const block of blocks()) if (!before.has(block)) add(`the shared block ${block} was left`)
  if (!wasKilled) for (const entry of entriesOf(temp)) add(`${entry} was left`)
  return { ...report, seed, scenario, complaints: output.complaints() + standstill }
}

/** Has a program that does not end say why, and tells what its processes do. */
async function ask(child: ChildProcess, mark: string): Promise<string> {
  child.kill(QUESTION)
  await sleep(ANSWER_MS)
  return processesOf(mark).map(standOf).join('\n')
}

interface Output {
  text: () => string
  complaints: () => string
  closed: Promise<unknown>
}

function collect(child: ChildProcess): Output {
  let [text, complaints] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (chunk: string) => (complaints = (complaints + chunk).slice(-KEPT_CHARACTERS)))
  return { text: () => text, complaints: () => complaints, closed: once(child, 'close') }
}

async function isLonger(ended: Promise<unknown>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(true), LONGEST_MS)
  const isLate = await Promise.race([ended.then(() => false), late.promise])
  clearTimeout(timer)
  return isLate
}

function reportOf(text: string, wasKilled: boolean): Report {
  const line = text.split('\n').find((each) => each.startsWith('{'))
  const report: unknown = line === undefined ? undefined : JSON.parse(line)
  if (isReport(report)) return report
  return { violations: wasKilled ? [] : ['the program has reported nothing'], tasks: 0, faults: wasKilled ? 1 : 0 }
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'violations' in value && Array.isArray(value.violations)
}

/** Runs a program that uses shared memory and sockets, which is what removes those of the dead. */
async function sweep(temp: string): Promise<void> {
  const code =
    "import { Listener, SharedMemory } from '@mp/core'\nusing _ = SharedMemory.create(1)\nawait using __ = await Listener.listen({})"
  const child = spawn(process.execPath, ['--conditions=built', '--input-type=module', '-e', code], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, TMPDIR: temp },
    stdio: 'ignore',
  })
  await once(child, 'exit')
}
