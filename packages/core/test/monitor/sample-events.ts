import type { ChildFacts, JobStartEvent, MonitoredStats, MonitorEvent, ObjectSample, PoolFacts } from '@mp/core/monitor'

const at = 1_764_360_000_000.5
const site = { file: '/app/src/compress.ts', line: 18, column: 9 }
const facts: PoolFacts = { allowsControl: true, maxTasksPerWorker: 130, maxMemoryPerWorker: 2 ** 30, site }
const latency = { count: 3, p50: 1.5, p95: 2, p99: 2, max: 2 }
const task = { job: 7, index: 4, function: 'compress', attempt: 2, ms: 31.25, progress: 0.5 }

const stats: MonitoredStats = {
  name: 'Pool-1',
  backend: 'process',
  state: 'running',
  isPaused: false,
  ...{ queued: 3, running: 1, done: 9, failed: 1, retried: 1, cancelled: 0, crashed: 1 },
  latency,
  workers: [
    {
      ...{ id: 3, lane: 1, pid: 4712, threadId: 0, state: 'running', task, done: 9, failed: 1, busyFraction: 0.5 },
      ...{ cpuMs: 120, memoryBytes: 2 ** 27, core: 1, queued: 2, latency, startedAt: at, busyMs: 60, copyMs: 5 },
      startMs: 400,
    },
  ],
}

const jobStart: JobStartEvent = {
  ...{ type: 'job-start', at, pool: 'Pool-1', job: 7, kind: 'map', function: 'compress', total: 2000 },
  ...{ site, chunkSize: 4 },
}

const objects: ObjectSample[] = [
  { kind: 'queue', id: 1, class: 'Queue', size: 31, maxSize: 100, site },
  {
    kind: 'lock',
    id: 2,
    class: 'Lock',
    isTaken: true,
    holder: '4711',
    isAwaited: true,
    waiters: 1,
    waitingThreads: ['4712'],
    permits: 0,
  },
  { kind: 'memory', id: 3, class: 'SharedMemory', name: 'frames', bytes: 2 ** 20 },
  {
    ...{ kind: 'manager', id: 4, class: 'Manager', address: '/tmp/mp/m.sock', connections: 1, pending: 2, calls: 90 },
    latency: { p50: 0.1, p95: 0.4, max: 3 },
  },
]

const child: ChildFacts = {
  ...{ child: 5, class: 'Process', backend: 'process', name: 'Process-5', function: 'cook', isDaemon: true },
  ...{ pid: 4720, site },
}

/** One event of each type, with every field that it can have. */
export const sampleEvents: readonly MonitorEvent[] = [
  {
    ...{ type: 'header', at, schemaVersion: 1 },
    program: {
      ...{ pid: 4711, threadId: 0, parentPid: 1, script: '/app/main.ts', args: ['-v'], nodeVersion: '26.10.0' },
      ...{ platform: 'linux', startedAt: at, coreCount: 8, allowedCores: [0, 1], quotaCores: 1.5 },
      memoryLimitBytes: 2 ** 34,
    },
  },
  {
    ...{ type: 'snapshot', at, objects, children: [{ ...child, startedAt: at, threadId: 0 }] },
    pools: [
      { at, minWorkers: 1, maxWorkers: 4, facts, stats, jobs: [{ start: jobStart, total: 2000, done: 9, failed: 1 }] },
    ],
  },
  { type: 'child-start', at, ...child },
  { type: 'child-ready', at, child: 5, pid: 4720, threadId: 0, startMs: 40 },
  { type: 'children-sample', at, children: [{ child: 5, cpuMs: 120, memoryBytes: 2 ** 26, core: 1 }] },
  { type: 'child-exit', at, child: 5, exitCode: -9, isAsked: true },
  { type: 'lost', at, events: 12 },
  {
    ...{ type: 'program-sample', at, cpuMs: 1200, rssBytes: 2 ** 27, heapUsedBytes: 2 ** 25, loopBusyFraction: 0.25 },
    ...{ gcMs: 4, core: 0, monitorMs: 1.5, watchers: 2 },
  },
  {
    type: 'foreign-sample',
    at,
    processes: [{ pid: 77, name: 'chromium', core: 1, share: 0.4 }],
  },
  {
    ...{ type: 'machine-sample', at, load: 7.5, cpuPressure: 0.04, memoryTotalBytes: 2 ** 34 },
    ...{ memoryAvailableBytes: 2 ** 33, cores: [{ core: 0, busy: 0.75, own: 0.5, foreign: 0.25 }] },
  },
  { type: 'objects-sample', at, objects },
  { type: 'pool-open', at, pool: 'Pool-1', backend: 'process', minWorkers: 1, maxWorkers: 4, facts },
  { type: 'pool-resize', at, pool: 'Pool-1', minWorkers: 2, maxWorkers: 2 },
  { type: 'pool-pause', at, pool: 'Pool-1', isPaused: true },
  { type: 'worker-start', at, pool: 'Pool-1', worker: 3, lane: 1, pid: 4712 },
  { type: 'worker-ready', at, pool: 'Pool-1', worker: 3, lane: 1, pid: 4712, threadId: 0, startMs: 400 },
  jobStart,
  { type: 'job-progress', at, pool: 'Pool-1', job: 7, done: 9, failed: 1, total: 2000 },
  {
    ...{ type: 'task-end', at, pool: 'Pool-1', job: 7, index: 4, worker: 3, lane: 1, attempt: 2, outcome: 'retry' },
    ...{ ms: 31.25, error: 'Error: no file', why: 'failed' },
    failure: { name: 'Error', message: 'no file', code: 'ENOENT', site, arguments: "'photos/0877.jpg'" },
  },
  {
    ...{ type: 'slice', at, ms: 100, pool: 'Pool-1', queued: 3, running: 1, encodeMs: 0.5, decodeMs: 0.25 },
    workers: [{ worker: 3, lane: 1, runMs: 60, copyMs: 5, waitMs: 10, idleMs: 5, startMs: 20, done: 9, failed: 1 }],
    jobs: [{ job: 7, done: 9, failed: 1, retried: 1, cancelled: 0, runMs: 65, times: [50, 9, 61, 1] }],
  },
  { type: 'job-end', at, pool: 'Pool-1', job: 7, state: 'failed', done: 9, failed: 1 },
  { type: 'pool-sample', at, stats },
  {
    ...{ type: 'worker-exit', at, pool: 'Pool-1', worker: 3, lane: 1, reason: 'crashed', exitCode: null },
    ...{ signal: 'SIGKILL', task },
  },
  { type: 'pool-end', at, pool: 'Pool-1', state: 'closed' },
  { type: 'end', at, exitCode: 0 },
]
