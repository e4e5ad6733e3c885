import { connections } from './connections.ts'
import { futures } from './futures.ts'
import { listeners } from './listeners.ts'
import { logging } from './logging.ts'
import { managers } from './managers.ts'
import { pools } from './pools.ts'
import { processes } from './processes.ts'
import { queues } from './queues.ts'
import { results } from './results.ts'
import type { Group, ParityRow } from './row.ts'
import { sharedMemory } from './shared-memory.ts'
import { startMethods } from './start-methods.ts'
import { sync } from './sync.ts'
import { tools } from './tools.ts'
import { values } from './values.ts'

/** Groups of names, in the order of Python's documentation. */
export const groups: readonly Group[] = [
  processes,
  pools,
  results,
  queues,
  connections,
  listeners,
  sync,
  values,
  sharedMemory,
  managers,
  startMethods,
  tools,
  logging,
  futures,
]

/** Every public name of Python's `multiprocessing`, `shared_memory`, `connection`, `managers` and `concurrent.futures`, and ours. */
export const parity: readonly ParityRow[] = groups.flatMap(({ number, rows }) =>
  rows.map((row) => ({ ...row, group: number })),
)
