import type { MonitorEvent } from './schema.ts'
import type { Shape } from './shape.ts'

const optional = (shape: Shape): Shape => ({ optional: shape })
const list = (shape: Shape): Shape => ({ list: shape })
const fields = (shapes: Record<string, Shape>): Shape => ({ fields: shapes })
const oneOf = (...texts: string[]): Shape => ({ oneOf: texts })
const orNull = (shape: Shape): Shape => ({ either: [shape, 'null'] })

const place = fields({ file: 'string', line: 'number', column: 'number' })
const backend = oneOf('process', 'thread')
const onPool = { pool: 'string' } as const
const onWorker = { pool: 'string', worker: 'number', lane: 'number' } as const
const limits = { minWorkers: 'number', maxWorkers: 'number' } as const
const jobKind = oneOf('apply', 'map', 'mapSettled', 'starmap', 'imap', 'imapUnordered')
const counts = { done: 'number', failed: 'number' } as const
const latency = fields({ count: 'number', p50: 'number', p95: 'number', p99: 'number', max: 'number' })
const facts = fields({
  allowsControl: 'boolean',
  maxTasksPerWorker: optional('number'),
  maxMemoryPerWorker: optional('number'),
  site: optional(place),
})
const runningTask = fields({
  job: 'number',
  index: 'number',
  function: 'string',
  attempt: 'number',
  ms: 'number',
  progress: optional('number'),
})
const failure = fields({
  name: 'string',
  message: 'string',
  code: optional('string'),
  site: optional(place),
  arguments: optional('string'),
})
const workerSample = fields({
  id: 'number',
  lane: 'number',
  pid: optional('number'),
  threadId: 'number',
  state: oneOf('starting', 'idle', 'running', 'stopping'),
  task: optional(runningTask),
  ...counts,
  busyFraction: 'number',
  cpuMs: optional('number'),
  memoryBytes: optional('number'),
  core: optional('number'),
  queued: 'number',
  latency,
  startedAt: 'number',
  busyMs: 'number',
  copyMs: 'number',
  startMs: optional('number'),
})
const stats = fields({
  name: 'string',
  backend,
  state: oneOf('running', 'closed', 'terminated', 'broken'),
  workers: list(workerSample),
  queued: 'number',
  running: 'number',
  ...counts,
  retried: 'number',
  cancelled: 'number',
  crashed: 'number',
  latency,
  isPaused: 'boolean',
})
const jobStart = {
  ...onPool,
  job: 'number',
  kind: jobKind,
  function: 'string',
  total: optional('number'),
  site: optional(place),
  chunkSize: optional('number'),
} as const
const poolState = fields({
  at: 'number',
  ...limits,
  facts,
  stats,
  jobs: list(fields({ start: fields({ at: 'number', ...jobStart }), total: optional('number'), ...counts })),
})
const thing = { id: 'number', class: 'string', site: optional(place) } as const
const object: Shape = {
  byKind: {
    queue: fields({ ...thing, size: 'number', maxSize: optional('number') }),
    lock: fields({
      ...thing,
      isTaken: 'boolean',
      holder: optional('string'),
      isAwaited: optional('boolean'),
      waiters: optional('number'),
      waitingThreads: optional(list('string')),
      permits: optional('number'),
    }),
    memory: fields({ ...thing, name: 'string', bytes: 'number' }),
    manager: fields({
      ...thing,
      address: 'string',
      connections: 'number',
      pending: 'number',
      calls: 'number',
      latency: fields({ p50: 'number', p95: 'number', max: 'number' }),
    }),
  },
}
const childFacts = {
  child: 'number',
  class: 'string',
  backend,
  name: 'string',
  function: 'string',
  isDaemon: 'boolean',
  pid: optional('number'),
  site: optional(place),
} as const
const childState = fields({ ...childFacts, startedAt: 'number', threadId: optional('number') })
const childSample = fields({
  child: 'number',
  cpuMs: optional('number'),
  memoryBytes: optional('number'),
  core: optional('number'),
})
const program = fields({
  pid: 'number',
  threadId: 'number',
  parentPid: 'number',
  script: optional('string'),
  args: list('string'),
  nodeVersion: 'string',
  platform: 'string',
  startedAt: 'number',
  coreCount: 'number',
  allowedCores: optional(list('number')),
  quotaCores: optional('number'),
  memoryLimitBytes: 'number',
})
const workerSlice = fields({
  worker: 'number',
  lane: 'number',
  runMs: 'number',
  copyMs: 'number',
  waitMs: 'number',
  idleMs: 'number',
  startMs: 'number',
  gcMs: optional('number'),
  ...counts,
})
const jobSlice = fields({
  job: 'number',
  ...counts,
  retried: 'number',
  cancelled: 'number',
  runMs: 'number',
  times: list('number'),
})

/** What each event has besides `type` and `at`. */
export const eventShapes: Readonly<Record<MonitorEvent['type'], Readonly<Record<string, Shape>>>> = {
  header: { schemaVersion: 'number', program },
  snapshot: { pools: list(poolState), objects: list(object), children: optional(list(childState)) },
  lost: { events: 'number' },
  end: { exitCode: 'number' },
  'program-sample': {
    cpuMs: 'number',
    rssBytes: 'number',
    heapUsedBytes: 'number',
    loopBusyFraction: 'number',
    gcMs: 'number',
    core: optional('number'),
    monitorMs: 'number',
    watchers: 'number',
  },
  'machine-sample': {
    cores: list(fields({ core: 'number', busy: 'number', own: optional('number'), foreign: optional('number') })),
    load: 'number',
    cpuPressure: optional('number'),
    memoryTotalBytes: 'number',
    memoryAvailableBytes: 'number',
  },
  'foreign-sample': {
    processes: list(fields({ pid: 'number', name: 'string', core: 'number', share: 'number' })),
  },
  'objects-sample': { objects: list(object) },
  'child-start': childFacts,
  'child-ready': { child: 'number', pid: 'number', threadId: 'number', startMs: 'number' },
  'child-exit': { child: 'number', exitCode: 'number', isAsked: 'boolean' },
  'children-sample': { children: list(childSample) },
  'pool-open': { ...onPool, backend, ...limits, facts },
  'pool-resize': { ...onPool, ...limits },
  'pool-pause': { ...onPool, isPaused: 'boolean' },
  'pool-end': { ...onPool, state: oneOf('closed', 'terminated', 'broken') },
  'pool-sample': { stats },
  'worker-start': { ...onWorker, pid: optional('number') },
  'worker-ready': { ...onWorker, pid: 'number', threadId: 'number', startMs: 'number' },
  'worker-exit': {
    ...onWorker,
    reason: oneOf('crashed', 'recycled', 'idle', 'stopped', 'closed', 'terminated'),
    exitCode: orNull('number'),
    signal: orNull('string'),
    task: optional(runningTask),
  },
  'job-start': jobStart,
  'job-progress': { ...onPool, job: 'number', ...counts, total: optional('number') },
  'job-end': { ...onPool, job: 'number', state: oneOf('done', 'failed', 'cancelled'), ...counts },
  'task-end': {
    ...onWorker,
    job: 'number',
    index: 'number',
    attempt: 'number',
    outcome: oneOf('done', 'failed', 'timeout', 'cancelled', 'retry'),
    ms: 'number',
    error: optional('string'),
    why: oneOf('failed', 'slow', 'sampled'),
    failure: optional(failure),
  },
  slice: {
    ms: 'number',
    ...onPool,
    queued: 'number',
    running: 'number',
    encodeMs: 'number',
    decodeMs: 'number',
    workers: list(workerSlice),
    jobs: list(jobSlice),
  },
}
