import { availableParallelism } from 'node:os'
import { type Backend, cpuCount } from '@mp/core'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { parseTarget } from '../function/function-target.ts'
import { type LoadedFunction, loadFunction } from '../function/load-function.ts'
import { logToStderr } from '../function/own-output.ts'
import { TargetError } from '../function/target-error.ts'
import { fullScreenRefusal } from '../../surface/own-surface.ts'
import { type Interrupt, onInterrupt } from '../interrupt.ts'
import { Output } from '../output.ts'
import { fitAmdahl } from './amdahl.ts'
import { bench, type Finding, sizeOf } from './bench.ts'
import type { BenchFlags } from './bench-flags.ts'
import type { BenchReport } from './bench-report.ts'
import { benchMarkdown, benchText } from './bench-text.ts'
import { type Contender, contenderName, type Measured } from './contender.ts'
import { loadNow, warningsOf } from './warnings.ts'
import { defaultWorkerCounts } from './worker-counts.ts'

/** Raised when a field of the document changes its meaning or goes away. */
const schemaVersion = 1

/** Times a function of a file, and prints how it scales. */
export async function runBench(name: string, flags: BenchFlags): Promise<ExitCode> {
  logToStderr()
  const interrupt = onInterrupt()
  const output = new Output(flags)
  try {
    const refusal = fullScreenRefusal(flags)
    if (refusal !== undefined) throw new TargetError(refusal)
    const report = await measure(name, await loadFunction(parseTarget(name, flags.export)), {
      flags,
      output,
      signal: interrupt.signal,
    })
    await output.endProgress()
    output.result(textOf(report, flags))
    for (const warning of report.warnings) output.note(`warning: ${warning}`)
    return exitCode.ok
  } catch (error) {
    await output.endProgress()
    return failed(error, output, interrupt)
  } finally {
    interrupt[Symbol.dispose]()
  }
}

function failed(error: unknown, output: Output, interrupt: Interrupt): ExitCode {
  if (interrupt.code !== undefined) {
    output.note('interrupted: nothing is told of a bench that was not finished')
    return interrupt.code
  }
  output.error(`mp bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return error instanceof TargetError ? error.exitCode : exitCode.failed
}

interface MeasureOptions {
  flags: BenchFlags
  output: Output
  signal: AbortSignal
}

async function measure(name: string, { fn }: LoadedFunction, options: MeasureOptions): Promise<BenchReport> {
  const { flags, output, signal } = options
  const cores = cpuCount()
  const load = loadNow()
  const startedAt = new Date().toISOString()
  const counts = flags.workers ?? defaultWorkerCounts(cores)
  const contenders = contendersOf(counts, flags.backend)
  const size = await sizeOf({ fn, args: flags.arg }, Math.max(...counts))
  const tasks = flags.tasks ?? size.tasks
  const { runs, warmup, arg: args, chunkSize } = flags
  await output.showProgress({ command: 'mp bench', name, isLive: false })
  const total = contenders.length * (runs + warmup)
  let done = 0
  const onRun = (contender: Contender, run: number): void => {
    const what = run < 0 ? 'warm-up' : `run ${run + 1} of ${runs}`
    output.count({ done: done++, failed: 0, total }, `${contenderName(contender)}: ${what}`)
  }
  const finding = await bench(contenders, { fn, args, tasks, chunkSize }, { runs, warmup, signal, onRun })
  const facts = { function: name, args, tasks, taskMs: size.taskMs, runs, warmup, cores, startedAt }
  return reportOf(facts, finding, load)
}

function contendersOf(counts: readonly number[], backend: BenchFlags['backend']): Contender[] {
  const backends: Backend[] = backend === 'both' ? ['thread', 'process'] : [backend]
  const pools = backends.flatMap((kind) => counts.map((workers): Contender => ({ backend: kind, workers })))
  return [{ backend: 'serial', workers: 1 }, ...pools]
}

type Facts = Omit<BenchReport, 'node' | 'platform' | 'measured' | 'scalings' | 'warnings'>

function reportOf(facts: Facts, { measured, different }: Finding, load: number): BenchReport {
  const { taskMs, cores } = facts
  return {
    ...facts,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    measured,
    scalings: (['thread', 'process'] as const).flatMap((backend) => scalingOf(measured, backend)),
    warnings: warningsOf({ measured, different, taskMs, cores: Math.min(cores, availableParallelism()), load }),
  }
}

function scalingOf(measured: readonly Measured[], backend: Backend): BenchReport['scalings'] {
  const timings = measured
    .filter(({ contender }) => contender.backend === backend)
    .map(({ contender, summary }) => ({ workers: contender.workers, mean: summary.mean, sd: summary.sd }))
  const scaling = fitAmdahl(timings, cpuCount())
  return scaling === undefined ? [] : [{ backend, ...scaling }]
}

function textOf(report: BenchReport, flags: BenchFlags): string {
  if (flags.json) return `${JSON.stringify({ schemaVersion, command: 'bench', ...report }, null, 2)}\n`
  return flags.markdown ? benchMarkdown(report, flags.explain) : benchText(report, flags.explain)
}
