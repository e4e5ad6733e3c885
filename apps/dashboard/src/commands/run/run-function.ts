import { cpuCount, Pool, ThreadPool } from '@mp/core'
import type { DemoPool } from '../../demos/demo.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { parseTarget } from '../function/function-target.ts'
import { type LoadedFunction, loadFunction } from '../function/load-function.ts'
import { logToStderr } from '../function/own-output.ts'
import { TargetError } from '../function/target-error.ts'
import { fullScreenRefusal } from '../../surface/own-surface.ts'
import { type Interrupt, onInterrupt } from '../interrupt.ts'
import { Output } from '../output.ts'
import { CpuBudget } from './cpu-budget.ts'
import type { Item } from './item.ts'
import { ItemRunner } from './item-runner.ts'
import { ItemSource } from './item-source.ts'
import { Journal } from './journal.ts'
import type { RunFlags } from './run-flags.ts'
import { RunPrinter } from './run-printer.ts'

/** Items that may be read beyond those that are printed, for each worker. */
const windowPerWorker = 64

/** Everything that a run is made of. */
interface Run {
  name: string
  flags: RunFlags
  loaded: LoadedFunction
  source: ItemSource | undefined
  journal: Journal | undefined
  workers: number
}

/** Calls a function of a file for each item, or once, in a pool, and prints what it returns. */
export async function runFunction(name: string, flags: RunFlags): Promise<ExitCode> {
  logToStderr()
  try {
    refuseProgress(flags)
    const loaded = await loadFunction(parseTarget(name, flags.export))
    const source = flags.map === undefined ? undefined : await ItemSource.open(flags.map, flags.inputFormat)
    const journal = flags.resume === undefined ? undefined : openJournal(flags.resume, { loaded, flags })
    const workers = workersFor(flags, source === undefined ? 1 : cpuCount())
    const code = await runAll({ name, flags, loaded, source, journal, workers })
    journal?.[Symbol.dispose]()
    return code
  } catch (error) {
    if (!(error instanceof TargetError)) throw error
    process.stderr.write(`mp run: ${error.message}\n`)
    return error.exitCode
  }
}

function refuseProgress(flags: RunFlags): void {
  const refusal = fullScreenRefusal(flags)
  if (refusal !== undefined) throw new TargetError(refusal)
}

function openJournal(path: string, { loaded, flags }: Pick<Run, 'loaded' | 'flags'>): Journal {
  try {
    return new Journal(path, { function: `${loaded.path}#${loaded.exportName}`, args: flags.arg })
  } catch (error) {
    if (error instanceof TargetError || !(error instanceof Error)) throw error
    throw new TargetError(`${path} cannot be used as a journal: ${error.message}`, { cause: error })
  }
}

async function runAll(run: Run): Promise<ExitCode> {
  const { flags, workers, source, name } = run
  const output = new Output(flags)
  const facts = {
    function: name,
    workers,
    backend: flags.backend,
    total: source?.total,
    isSingle: source === undefined,
  }
  await output.showProgress({ command: 'mp run', name: run.loaded.exportName, isLive: true })
  const printer = new RunPrinter(output, flags, facts)
  output.detail(`${run.loaded.path}#${run.loaded.exportName}: ${workers} × ${flags.backend}, ${flags.retries} retries`)
  output.detail(`arguments ${JSON.stringify(flags.arg)}, journal ${flags.resume ?? 'none'}`, 2)
  const pool = openPool(run, output.workerLog)
  const runner = new ItemRunner(pool, run.loaded.fn, {
    ...(flags.timeout === undefined ? {} : { timeout: flags.timeout }),
    retries: flags.retries,
    args: flags.arg,
    hasInput: source !== undefined,
    chunkSize: flags.chunkSize,
    isOrdered: !flags.unordered,
    window: Math.max(windowPerWorker * workers, 2 * workers * flags.chunkSize),
    journal: run.journal,
  })
  const stop = stopOn(run, { runner, output })
  const budget = flags.budget === undefined ? undefined : new CpuBudget(pool, flags.budget * cpuCount())
  try {
    for await (const outcome of runner.run(source?.items() ?? oneCall())) printer.add(outcome)
    pool.close()
    await pool.join()
  } finally {
    stop[Symbol.dispose]()
    budget?.[Symbol.dispose]()
    await pool.terminate()
    await output.endProgress()
  }
  const code = stop.code ?? codeOf(printer)
  printer.end(code, stop.reason)
  return code
}

/** No more workers than the budget has cores for: the fewer there are, the less each is held back. */
function workersFor({ workers, budget }: RunFlags, usual: number): number {
  const wanted = workers ?? usual
  return budget === undefined ? wanted : Math.min(wanted, Math.ceil(budget * cpuCount()))
}

function openPool({ flags, workers, loaded }: Run, workerLog: string | undefined): DemoPool {
  const name = loaded.exportName
  const options = { workers, name, initializer: logToStderr, initializerArgs: [workerLog] as const }
  return flags.backend === 'process' ? new Pool(options) : new ThreadPool(options)
}

async function* oneCall(): AsyncGenerator<Item, void> {
  yield { type: 'input', index: 0, input: undefined }
}

function codeOf({ counts }: RunPrinter): ExitCode {
  if (counts.failed > 0) return exitCode.failed
  return counts.items === 0 ? exitCode.nothing : exitCode.ok
}

/** Why a run is to end early, if it is. */
interface Stop extends Disposable {
  readonly code: ExitCode | undefined
  readonly reason: string | undefined
}

/** Has the runner finish what runs and leave the rest, on the first Ctrl-C or SIGTERM, or when time is up. */
function stopOn({ flags, source }: Run, { runner, output }: { runner: ItemRunner; output: Output }): Stop {
  const interrupt: Interrupt = onInterrupt()
  let isLate = false
  const drain = (why: string): void => {
    const count = runner.runningCount
    output.note(`${why}: finishing ${count} running ${count === 1 ? 'task' : 'tasks'}; Ctrl-C again ends them`)
    runner.stop()
    source?.close()
  }
  interrupt.signal.addEventListener('abort', () => drain('interrupted'))
  const onLate = (): void => {
    if (interrupt.code !== undefined) return
    isLate = true
    drain('out of time')
  }
  const timer = flags.timeLimit === undefined ? undefined : setTimeout(onLate, flags.timeLimit)
  return {
    get code() {
      return interrupt.code ?? (isLate ? exitCode.timeLimit : undefined)
    },
    get reason() {
      if (interrupt.code !== undefined) return 'interrupted'
      return isLate ? 'out of time' : undefined
    },
    [Symbol.dispose]: () => {
      clearTimeout(timer)
      interrupt[Symbol.dispose]()
    },
  }
}
