import * as fc from 'fast-check'

/** What a task suffers, in place of returning. */
export type TaskFault =
  | 'throw'
  | 'exit'
  | 'uncaught'
  | 'unhandled'
  | 'busy'
  | 'hang'
  | 'kill'
  | 'terminate'
  | 'abort'
  | 'memory'

/** A fault of one task, on its first attempt or on each. */
export interface PlannedFault {
  at: number
  fault: TaskFault
  isOnce: boolean
}

/** A job of a pool. */
export interface CallsPlan {
  work: 'calls'
  kind: 'apply' | 'map' | 'mapSettled' | 'imap' | 'imapUnordered'
  /** What the inputs and results are: numbers and records take different roads. */
  payload: 'number' | 'record'
  count: number
  chunkSize: number | undefined
  retries: number
  faults: PlannedFault[]
  /** Cancels the job after so many milliseconds. */
  cancelAfterMs: number | undefined
}

/** Producers and consumers at one queue. */
export interface QueuePlan {
  work: 'queue'
  producers: number
  consumers: number
  items: number
  maxSize: number | undefined
  /** Who is killed after so many milliseconds. */
  victim: 'producer' | 'consumer' | undefined
  afterMs: number
}

/** Processes that count under one lock, some of which are killed. */
export interface LockPlan {
  work: 'lock'
  parties: number
  turns: number
  killsAfterMs: number[]
}

/** Processes that count in a dictionary of a manager, which may be killed. */
export interface ManagerPlan {
  work: 'manager'
  parties: number
  updates: number
  killedAfterMs: number | undefined
}

/** Tasks of a pool that each open a pool. */
export interface NestedPlan {
  work: 'nested'
  count: number
  /** Tasks of the inner pools end their worker. */
  hasDeaths: boolean
}

/** One of the things that a program does at a time. */
export type WorkPlan = CallsPlan | QueuePlan | LockPlan | ManagerPlan | NestedPlan

/** A signal from outside to a worker of the pool. */
export interface SignalPlan {
  signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP'
  afterMs: number
  /** Chooses among the workers that there are then. */
  worker: number
  /** After how long a stopped worker goes on. */
  pauseMs: number
}

/** What one program does, and what becomes of it. */
export interface Scenario {
  backend: 'process' | 'thread'
  workers: number
  works: WorkPlan[]
  signals: SignalPlan[]
  ending: 'close' | 'terminate'
  /** Kills the program itself after so many milliseconds. */
  killedAfterMs: number | undefined
  surroundings: 'ordinary' | 'little-shared-memory' | 'few-descriptors' | 'full-temp'
}

/** Faults that only a process survives for the program. */
const PROCESS_FAULTS: readonly TaskFault[] = ['kill', 'terminate', 'abort', 'memory']
/** Each takes as long as the limit of its task. */
const SLOW_FAULTS: readonly TaskFault[] = ['busy', 'hang']
const QUICK_FAULTS: readonly TaskFault[] = ['throw', 'exit', 'uncaught', 'unhandled', ...PROCESS_FAULTS]

/** One in so many times a value, else undefined. */
function seldom<T>(value: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 1, arbitrary: value }, { weight: oneIn - 1, arbitrary: fc.constant(undefined) })
}

function calls(faults: readonly TaskFault[]): fc.Arbitrary<CallsPlan> {
  const fault = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...faults) },
    { weight: 1, arbitrary: fc.constantFrom(...SLOW_FAULTS) },
  )
  return fc.integer({ min: 1, max: 2000 }).chain((count) =>
    fc.record({
      work: fc.constant('calls' as const),
      kind: fc.constantFrom('apply', 'map', 'mapSettled', 'imap', 'imapUnordered'),
      payload: fc.constantFrom('number', 'record'),
      count: fc.constant(count),
      chunkSize: seldom(fc.integer({ min: 1, max: 200 }), 3),
      retries: fc.integer({ min: 0, max: 1 }),
      faults: fc.uniqueArray(fc.record({ at: fc.nat(count - 1), fault, isOnce: fc.boolean() }), {
        selector: ({ at }) => at,
        maxLength: Math.min(16, count),
        // As often many as few.
        size: 'max',
      }),
      cancelAfterMs: seldom(fc.integer({ min: 0, max: 300 }), 5),
    }),
  )
}

const queue: fc.Arbitrary<QueuePlan> = fc.record({
  work: fc.constant('queue' as const),
  producers: fc.integer({ min: 1, max: 2 }),
  consumers: fc.integer({ min: 1, max: 2 }),
  items: fc.integer({ min: 1, max: 3000 }),
  maxSize: fc.constantFrom(undefined, 1, 16),
  victim: fc.constantFrom('producer', 'consumer', undefined),
  afterMs: fc.integer({ min: 0, max: 400 }),
})

const lock: fc.Arbitrary<LockPlan> = fc.record({
  work: fc.constant('lock' as const),
  parties: fc.integer({ min: 2, max: 3 }),
  turns: fc.integer({ min: 1, max: 4000 }),
  killsAfterMs: fc.array(fc.integer({ min: 50, max: 600 }), { maxLength: 2 }),
})

const manager: fc.Arbitrary<ManagerPlan> = fc.record({
  work: fc.constant('manager' as const),
  parties: fc.integer({ min: 1, max: 2 }),
  updates: fc.integer({ min: 1, max: 200 }),
  killedAfterMs: seldom(fc.integer({ min: 0, max: 600 }), 2),
})

const nested: fc.Arbitrary<NestedPlan> = fc.record({
  work: fc.constant('nested' as const),
  count: fc.integer({ min: 1, max: 3 }),
  hasDeaths: fc.boolean(),
})

const signal: fc.Arbitrary<SignalPlan> = fc.record({
  signal: fc.constantFrom('SIGKILL', 'SIGTERM', 'SIGSTOP'),
  afterMs: fc.integer({ min: 0, max: 800 }),
  worker: fc.nat(7),
  pauseMs: fc.integer({ min: 1, max: 300 }),
})

function worksOn(backend: 'process' | 'thread'): fc.Arbitrary<WorkPlan[]> {
  const faults = QUICK_FAULTS.filter((fault) => backend === 'process' || !PROCESS_FAULTS.includes(fault))
  const work = fc.oneof(
    { weight: 12, arbitrary: calls(faults) },
    { weight: 2, arbitrary: queue },
    { weight: 2, arbitrary: lock },
    { weight: 1, arbitrary: manager },
    { weight: 1, arbitrary: nested },
  )
  return fc.array(work, { minLength: 1, maxLength: 4 })
}

const scenarios: fc.Arbitrary<Scenario> = fc.constantFrom('process' as const, 'thread' as const).chain((backend) =>
  fc.record({
    backend: fc.constant(backend),
    workers: fc.integer({ min: 1, max: 3 }),
    works: worksOn(backend),
    signals: backend === 'process' ? fc.array(signal, { maxLength: 4 }) : fc.constant([]),
    ending: fc.constantFrom('close', 'terminate'),
    killedAfterMs: seldom(fc.integer({ min: 100, max: 1500 }), 8),
    surroundings: fc.oneof(
      { weight: 12, arbitrary: fc.constant('ordinary' as const) },
      { weight: 1, arbitrary: fc.constantFrom('little-shared-memory', 'few-descriptors', 'full-temp') },
    ),
  }),
)

/** Returns what the program with this seed does; always the same for the same seed. */
export function scenarioOf(seed: number): Scenario {
  const [scenario] = fc.sample(fc.noBias(scenarios), { seed, numRuns: 1 })
  if (scenario === undefined) throw new Error(`seed ${seed} gave no scenario`)
  return scenario
}
