import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const MODELS = join(import.meta.dirname, '../models')
/** Longest path from the first state that is followed; a longer one makes the check incomplete, which fails it. */
const DEPTH = 1_000_000
const COMPILE = ['-w', '-DSAFETY', '-DNOREDUCE', '-DMEMLIM=3000', '-o', 'pan', 'pan.c']
/** What spin's checker says when it has not seen everything. */
const INCOMPLETE = /max search depth too small|reached -DMEMLIM|out of memory/
/** Steps of a counterexample that are told, from its end. */
const TOLD_STEPS = 80
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024

/** What sets the size of a model, or a mistake in it, by the names that it asks for. */
export type Defines = Readonly<Record<string, number>>

/** What the search through all states of a model found. */
export interface Finding {
  /** Different states that were reached. */
  states: number
  /** The assertion that fails, and the last steps that lead there; undefined when all hold. */
  violation: string | undefined
}

/** Returns why no model can be checked on this machine; undefined when it can. */
export async function missingTools(): Promise<string | undefined> {
  const missing: string[] = []
  for (const [tool, option] of [
    ['spin', '-V'],
    ['gcc', '--version'],
  ] as const)
    await run(tool, [option]).catch(() => missing.push(tool))
  return missing.length === 0 ? undefined : `not installed: ${missing.join(' and ')}; try apt-get install spin gcc`
}

/**
 * Goes through all states of a model, or as many as it takes to find one in which an assertion fails.
 *
 * @param isQuick - Whether to compile quickly rather than well, as there are few states or a violation will be found soon.
 * @throws Error when the model cannot be read, or when not all states could be reached.
 */
export async function check(model: string, defines: Defines, { isQuick = false } = {}): Promise<Finding> {
  const cwd = await mkdtemp(join(tmpdir(), 'mp-model-'))
  try {
    return await search({ cwd, file: join(MODELS, `${model}.pml`), defines, isQuick })
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

interface Search {
  cwd: string
  file: string
  defines: Defines
  isQuick: boolean
}

async function search({ cwd, file, defines, isQuick }: Search): Promise<Finding> {
  const options = { cwd, maxBuffer: MAX_OUTPUT_BYTES }
  const flags = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`)
  await run('spin', [...flags, '-a', file], options)
  await run('gcc', [isQuick ? '-O0' : '-O1', ...COMPILE], options)
  const { stdout } = await run('./pan', [`-m${DEPTH}`, '-E'], options)
  const states = Number(/(\d\S*) states, stored/.exec(stdout)?.[1])
  const errors = /errors: (\d+)/.exec(stdout)?.[1]
  if (errors === '0' && INCOMPLETE.test(stdout)) throw new Error(`Not all states were reached:\n${stdout}`)
  if (errors === '0') return { states, violation: undefined }
  const assertion = /assertion violated .*/.exec(stdout)?.[0]
  if (assertion === undefined) throw new Error(`The search ended in an unknown way:\n${stdout}`)
  const trail = `${file.slice(MODELS.length + 1)}.trail`
  const replay = await run('spin', [...flags, '-k', trail, '-p', '-l', '-g', file], options)
  return { states, violation: `${assertion}\n${lastSteps(replay.stdout)}` }
}

function lastSteps(replay: string): string {
  const lines = replay.replaceAll(`${MODELS}/`, '').split('\n')
  const end = lines.findIndex((line) => line.startsWith('spin: trail ends'))
  return lines.slice(Math.max(0, end - TOLD_STEPS), end).join('\n')
}
