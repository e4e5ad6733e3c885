import { type Backend, cpuCount } from '@mp/core'
import { type Kernel, kernels, runRounds } from '@mp/workloads'
import { nodeKernels } from '@mp/workloads/node'
import { openQuietPool } from '../../demos/quiet-pool.ts'
import { allReady } from '../../demos/warm-up.ts'
import { schemaVersion } from '../../surface/json-document.ts'
import { fullScreenRefusal } from '../../surface/own-surface.ts'
import { duration, factor } from '../../view/duration.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import type { RunFlags } from './run-flags.ts'
import { type Interrupt, onInterrupt } from '../interrupt.ts'
import { nearest } from '../nearest.ts'
import { Output } from '../output.ts'
import { shareInput } from './share-input.ts'

/** What a kernel made of its demonstration input, and how fast. */
interface KernelRun {
  result: string
  oneCoreMs: number
  ms: number
  workers: number
}

/** What can be run, by name. */
const allKernels: ReadonlyMap<string, Kernel> = new Map([...kernels, ...nodeKernels])

/** More parts than workers, so that none waits long for the last. */
const partsPerWorker = 4

/** Runs a kernel on one core, then on many, and prints both times; lists the kernels when none is named. */
export async function runKernel(name: string | undefined, flags: RunFlags): Promise<ExitCode> {
  if (name === undefined) return listKernels(flags.json)
  const kernel = allKernels.get(name)
  if (kernel === undefined) return refuse(name)
  const refusal = fullScreenRefusal(flags)
  if (refusal !== undefined) {
    process.stderr.write(`mp run: ${refusal}\n`)
    return exitCode.usage
  }
  const interrupt = onInterrupt()
  try {
    const run = await measure(kernel, flags, interrupt.signal)
    process.stdout.write(flags.json ? documentOf(kernel, flags.backend, run) : reportOf(kernel, flags.backend, run))
    return exitCode.ok
  } catch (error) {
    if (interrupt.code !== undefined) return interrupt.code
    process.stderr.write(`mp run ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    return exitCode.failed
  } finally {
    interrupt[Symbol.dispose]()
  }
}

function listKernels(json: boolean): ExitCode {
  const all = [...allKernels.values()].map(({ name, field, description }) => ({ name, field, description }))
  const width = Math.max(...all.map(({ name }) => name.length)) + 2
  const lines = all.map(({ name, description }) => `${name.padEnd(width)}${description}`)
  process.stdout.write(
    json ? `${JSON.stringify({ schemaVersion, command: 'run', kernels: all }, null, 2)}\n` : `${lines.join('\n')}\n`,
  )
  return exitCode.ok
}

function refuse(name: string): ExitCode {
  const near = nearest(name, [...allKernels.keys()])
  const hint = near === undefined ? 'mp run lists them' : `did you mean ${near}?`
  process.stderr.write(`mp run: there is no kernel "${name}"; ${hint}\n`)
  return exitCode.usage
}

async function measure(kernel: Kernel, flags: RunFlags, signal: Interrupt['signal']): Promise<KernelRun> {
  const workers = flags.workers ?? cpuCount()
  const parts = workers * partsPerWorker
  const output = new Output(flags)
  await output.showProgress({ command: 'mp run', name: kernel.name, isLive: false })
  try {
    output.count({ done: 0, failed: 0, total: 2 }, 'on one core')
    const one = await runParts(kernel, parts, { workers: 1, backend: flags.backend, signal })
    output.count({ done: 1, failed: 0, total: 2 }, `${workers} workers, each a ${flags.backend}`)
    const many = await runParts(kernel, parts, { workers, backend: flags.backend, signal })
    return { result: kernel.format(many.result), oneCoreMs: one.ms, ms: many.ms, workers }
  } finally {
    await output.endProgress()
  }
}

interface PartsOptions {
  workers: number
  backend: Backend
  signal: AbortSignal
}

async function runParts(kernel: Kernel, parts: number, options: PartsOptions) {
  const { workers, backend, signal } = options
  const input = shareInput(kernel)
  const pool = openQuietPool({ backend, workers })
  try {
    // A part for each worker first, so that starting them and loading the kernel are not counted.
    await allReady(pool, signal)
    await pool.map(kernel.run, kernel.plan(input, parts).slice(0, workers), { signal, chunkSize: 1 })
    const start = performance.now()
    const result = await runRounds(kernel, input, {
      parts,
      map: (run, some) => pool.map(run, some, { signal, chunkSize: 1 }),
    })
    return { result, ms: performance.now() - start }
  } finally {
    await pool.terminate()
  }
}

function reportOf(kernel: Kernel, backend: Backend, run: KernelRun): string {
  const kind = backend === 'process' ? 'processes' : 'threads'
  const rows = [
    ['one core', duration(run.oneCoreMs)],
    [`${run.workers} ${kind}`, duration(run.ms)],
    ['speed-up', `${factor(run.oneCoreMs / run.ms)}x`],
  ]
  const lines = rows.map(([label = '', value = '']) => `  ${label.padEnd(14)}${value.padStart(10)}`)
  return `${[`${kernel.name}: ${kernel.description}`, `  ${run.result}`, ...lines].join('\n')}\n`
}

function documentOf(kernel: Kernel, backend: Backend, run: KernelRun): string {
  const { oneCoreMs, ms } = run
  const document = { schemaVersion, command: 'run', kernel: kernel.name, backend, ...run, speedUp: oneCoreMs / ms }
  return `${JSON.stringify(document, null, 2)}\n`
}
