import { inspect } from 'node:util'
import {
  checkFunction,
  checkInteger,
  checkKeys,
  checkMs,
  checkSignal,
  checkString,
  checkStrings,
} from '../check-option.ts'
import { OptionRangeError, OptionTypeError } from '../errors.ts'
import { type MonitorOptions, type MonitorSettings, monitorSettings } from '../monitor/monitor-settings.ts'

/** How far a job is. */
export interface Progress {
  /** Tasks that succeeded. */
  done: number
  /** Tasks in all; undefined while a lazy input has not ended. */
  total: number | undefined
  /** Tasks that failed for good. */
  failed: number
}

/** Options of one task or one job. */
export interface TaskOptions {
  /** Limit of each attempt at each task, in milliseconds; then its signal aborts, and half a second later its worker is replaced. */
  timeout?: number
  /** Cancels the job: what was not started is dropped, what runs is aborted. */
  signal?: AbortSignal
  /**
   * How often a task that failed, timed out or lost its worker is run again.
   * @defaultValue 0
   */
  retries?: number
  /**
   * Jobs with a higher number are served first; within one, first come, first served.
   * @defaultValue 0
   */
  priority?: number
  /** Called after each task; must be quick. */
  onProgress?: (progress: Progress) => void
}

/** Options of `map`, `starmap` and `mapSettled`. */
export interface MapOptions extends TaskOptions {
  /**
   * Inputs handed to a worker at a time, from 1.
   * @defaultValue as many as take about 2 ms, measured while it runs, and at most a fair share of what is left
   */
  chunkSize?: number
}

/** Options of `imap` and `imapUnordered`. */
export interface ImapOptions extends TaskOptions {
  /**
   * Inputs handed to a worker at a time, from 1.
   * @defaultValue as many as take about 2 ms, measured while it runs
   */
  chunkSize?: number
  /**
   * How many inputs may be taken from the source beyond the results that were taken from the iterator, from 1.
   * @defaultValue 32 for each worker; while tasks are quick as many as take 8 ms, at most 8,192 for each worker
   */
  buffer?: number
}

/** How many workers a pool has, when that changes with the work. */
export interface ElasticWorkers {
  /** Workers that are always there, from 0. */
  min: number
  /** Workers at the most, from 1. */
  max: number
  /**
   * After how long without work a worker beyond `min` ends, in milliseconds.
   * @defaultValue 10000
   */
  idleTimeout?: number
}

/** Options of a `Pool` or a `ThreadPool`. */
export interface PoolOptions {
  /**
   * Number of workers, or limits between which it follows the work.
   * @defaultValue `cpuCount()`
   */
  workers?: number | ElasticWorkers
  /** Runs once in every worker, replacements included, before its first task; may be async. */
  initializer?: (...args: never[]) => unknown
  /** Arguments of the initializer. */
  initializerArgs?: readonly unknown[]
  /** After how many tasks a worker is replaced by a fresh one, from 1. */
  maxTasksPerWorker?: number
  /** A worker that holds more than this many bytes after a task is replaced by a fresh one. */
  maxMemoryPerWorker?: number
  /** Name of the pool in events, figures and the names of its workers. */
  name?: string
  /** Added to the environment of this process; undefined takes a variable away. */
  env?: Record<string, string | undefined>
  /**
   * Flags of Node for the workers.
   * @defaultValue those of this process
   */
  execArgv?: string[]
  /** Modules that each worker imports before its first task: URLs, or paths as `import.meta.resolve` takes them. */
  preload?: string[]
  /**
   * Lets other programs of this user watch this one, as `mp top` does: over a socket that only this user can reach.
   * With `false` the pool is shown to nobody, not even in recordings.
   * @defaultValue what `MP_MONITOR` in the environment says: `1` to let them, `control` to let them control the pools, too
   */
  monitor?: boolean | MonitorOptions
}

const POOL_KEYS = [
  'workers',
  'initializer',
  'initializerArgs',
  'maxTasksPerWorker',
  'maxMemoryPerWorker',
  'name',
  'env',
  'execArgv',
  'preload',
  'monitor',
] as const
const TASK_KEYS = ['timeout', 'signal', 'retries', 'priority', 'onProgress'] as const
const MAP_KEYS = [...TASK_KEYS, 'chunkSize'] as const
const IMAP_KEYS = [...MAP_KEYS, 'buffer'] as const

/** The most workers that a pool may have. */
const MAX_WORKERS = 1024

/** Options of a pool with every default filled in. */
export interface PoolSettings extends Omit<PoolOptions, 'workers' | 'monitor'> {
  workers: Required<ElasticWorkers>
  monitor: MonitorSettings
}

/** Returns the options with defaults filled in, or throws what is wrong with them. */
export function poolSettings(given: number | PoolOptions, cpuCount: number): PoolSettings {
  const options = typeof given === 'number' ? { workers: given } : given
  checkKeys('Pool options', options, POOL_KEYS)
  if (options.initializer !== undefined) checkFunction('initializer', options.initializer)
  if (options.initializerArgs !== undefined && !Array.isArray(options.initializerArgs))
    throw new OptionTypeError(`initializerArgs must be an array, got ${inspect(options.initializerArgs)}`)
  if (options.maxTasksPerWorker !== undefined) checkInteger('maxTasksPerWorker', options.maxTasksPerWorker, { min: 1 })
  if (options.maxMemoryPerWorker !== undefined)
    checkInteger('maxMemoryPerWorker', options.maxMemoryPerWorker, { min: 1 })
  if (options.name !== undefined) checkString('name', options.name)
  if (options.execArgv !== undefined) checkStrings('execArgv', options.execArgv)
  if (options.preload !== undefined) checkStrings('preload', options.preload)
  const workers = elasticWorkers(options.workers ?? cpuCount)
  return { ...options, workers, monitor: monitorSettings(options.monitor) }
}

/** Returns limits of the number of workers, equal ones for a fixed number. */
export function elasticWorkers(workers: number | ElasticWorkers): Required<ElasticWorkers> {
  if (typeof workers === 'number') {
    const count = checkInteger('workers', workers, { min: 1, max: MAX_WORKERS })
    return { min: count, max: count, idleTimeout: Number.POSITIVE_INFINITY }
  }
  checkKeys('workers', workers, ['min', 'max', 'idleTimeout'])
  const min = checkInteger('workers.min', workers.min, { min: 0, max: MAX_WORKERS })
  const max = checkInteger('workers.max', workers.max, { min: 1, max: MAX_WORKERS })
  if (min > max) throw new OptionRangeError(`workers.min must be at most workers.max, got ${min} and ${max}`)
  return { min, max, idleTimeout: checkMs('workers.idleTimeout', workers.idleTimeout ?? 10_000) }
}

/** Throws what is wrong with the options of one task. */
export function checkTaskOptions(options: TaskOptions, keys: readonly string[] = TASK_KEYS): void {
  checkKeys('options', options, keys)
  if (options.timeout !== undefined) checkMs('timeout', options.timeout)
  if (options.signal !== undefined) checkSignal('signal', options.signal)
  if (options.retries !== undefined) checkInteger('retries', options.retries, { min: 0 })
  if (options.priority !== undefined && !Number.isFinite(options.priority))
    throw new OptionTypeError(`priority must be a finite number, got ${inspect(options.priority)}`)
  if (options.onProgress !== undefined) checkFunction('onProgress', options.onProgress)
}

/** Throws what is wrong with the options of a job over a list. */
export function checkMapOptions(options: MapOptions): void {
  checkTaskOptions(options, MAP_KEYS)
  if (options.chunkSize !== undefined) checkInteger('chunkSize', options.chunkSize, { min: 1 })
}

/** Throws what is wrong with the options of a job over a stream. */
export function checkImapOptions(options: ImapOptions): void {
  checkTaskOptions(options, IMAP_KEYS)
  if (options.chunkSize !== undefined) checkInteger('chunkSize', options.chunkSize, { min: 1 })
  if (options.buffer !== undefined) checkInteger('buffer', options.buffer, { min: 1 })
}
