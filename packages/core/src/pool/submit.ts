import { inspect } from 'node:util'
import { describeCallable } from '../callable/describe.ts'
import { checkFunction } from '../check-option.ts'
import { OptionTypeError, StateError } from '../errors.ts'
import { isLoadingModules } from '../guest/loading.ts'
import type { JobKind } from '../monitor/events.ts'
import { callSiteOf } from './call-site.ts'
import { Job, type SettleJob } from './job.ts'
import { CallWork } from './call-work.ts'
import { ListWork } from './list-work.ts'
import {
  checkImapOptions,
  checkMapOptions,
  checkTaskOptions,
  type ImapOptions,
  type MapOptions,
  type TaskOptions,
} from './options.ts'
import { PoolIterator } from './pool-iterator.ts'
import type { Scheduler } from './scheduler.ts'
import { StreamWork } from './stream-work.ts'
import type { Work, WorkSpec } from './work.ts'

/** Inputs of a job: whatever can be iterated, synchronously or not. */
export type Inputs<T> = Iterable<T> | AsyncIterable<T>

/** A call to a pool. */
export interface Call<O extends TaskOptions> {
  kind: JobKind
  fn: Function
  options: O
}

/** A call with one task. */
type SingleCall = Call<TaskOptions> & { args: readonly unknown[] }

/** A call with a task for each of its inputs. */
type ListCall = Call<MapOptions> & { inputs: Inputs<unknown> }

/** Submits one call. */
export function submitCall<R>(scheduler: Scheduler, call: SingleCall): Job<R> {
  return Job.of(scheduler, call, openCall)
}

function openCall(scheduler: Scheduler, call: SingleCall, settle: SettleJob): Work {
  if (call.options !== NO_OPTIONS) checkTaskOptions(call.options)
  const work = new CallWork(specOf(call, submitCall), scheduler, { args: call.args, settle })
  scheduler.submit(work)
  work.open()
  return work
}

/** Submits work whose results are wanted together. */
export function submitList<R>(scheduler: Scheduler, call: ListCall): Job<R> {
  return Job.of(scheduler, call, openList)
}

function openList(scheduler: Scheduler, call: ListCall, settle: SettleJob): Work {
  checkMapOptions(call.options)
  const inputs = checkInputs(call.inputs)
  const mode = call.kind === 'mapSettled' ? 'settled' : 'values'
  const work = new ListWork(specOf(call, submitList), scheduler, { mode, settle })
  const load = (items: readonly unknown[]): void => {
    work.load(items, call.options.chunkSize)
    scheduler.submit(work)
    work.open()
  }
  if (Symbol.iterator in inputs) load(Array.from(inputs))
  else Array.fromAsync(inputs).then(load, (error: unknown) => work.fail(error))
  return work
}

/** How far `imap` may be ahead of its reader by default, for each worker. */
const BUFFER_PER_WORKER = 32
/** How far it may be ahead when tasks are quick, in milliseconds of work and in inputs for each worker. */
const BUFFER_MS = 8
const MOST_PER_WORKER = 8192

/** Returns how far a stream may be ahead of its reader when the caller has not said so. */
function defaultBuffer(averageMs: number | undefined, workerCount: number): number {
  const quick =
    averageMs === undefined ? 0 : Math.min(MOST_PER_WORKER, Math.floor(BUFFER_MS / Math.max(averageMs, 1e-6)))
  return workerCount * Math.max(BUFFER_PER_WORKER, quick)
}

/** Submits work whose results are taken one by one. */
export function submitStream<T>(
  scheduler: Scheduler,
  call: Call<ImapOptions> & { inputs: Inputs<unknown> },
): PoolIterator<T> {
  const { inputs, options } = call
  checkImapOptions(options)
  const spec = specOf(call, submitStream)
  scheduler.throwIfRefused()
  const workerCount = scheduler.crew.max
  const work = new StreamWork(spec, scheduler, {
    source: checkInputs(inputs),
    options: {
      isOrdered: call.kind === 'imap',
      buffer: () => options.buffer ?? defaultBuffer(scheduler.paceOf(spec.callable), workerCount),
      chunkSize: options.chunkSize,
    },
  })
  scheduler.submit(work)
  work.open()
  return new PoolIterator<T>(work)
}

/** Options of a call that has none. */
export const NO_OPTIONS: Readonly<TaskOptions> = {}

function specOf({ kind, fn, options }: Call<TaskOptions>, below: Function): WorkSpec {
  if (isLoadingModules()) {
    throw new StateError(
      'A module that a worker imports gave work to a pool at its top level; do that in a function, or in the main script',
    )
  }
  const callable = describeCallable(checkFunction('fn', fn))
  const callSite = callSiteOf(callable, below)
  const { spec: last } = callSite
  if (options === NO_OPTIONS && last?.callable === callable && last.kind === kind) return last
  const spec: WorkSpec = {
    kind,
    callable,
    spreads: kind === 'apply' || kind === 'starmap',
    timeoutMs: options.timeout,
    retries: options.retries ?? 0,
    priority: options.priority ?? 0,
    signal: options.signal,
    onProgress: options.onProgress,
    callSite,
  }
  if (options === NO_OPTIONS) callSite.spec = spec
  return spec
}

function checkInputs(inputs: unknown): Inputs<unknown> {
  if (typeof inputs === 'string' || isIterable(inputs)) return inputs
  throw new OptionTypeError(
    `inputs must be iterable, such as an array, a Set or an async generator, got ${inspect(inputs)}`,
  )
}

function isIterable(value: unknown): value is Inputs<unknown> {
  return typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value)
}
