import { describeCallable } from '../callable/describe.ts'
import type { Backend } from '../monitor/events.ts'
import { encodeValue } from '../wire/encode.ts'
import { describeFunction } from './batch.ts'
import type { FirstMessage } from './crew.ts'
import type { PoolSettings } from './options.ts'

/** Returns what every worker of a pool is told first: what to import and to run before any task. */
export function firstMessageOf(settings: PoolSettings, backend: Backend): FirstMessage {
  const { initializer, initializerArgs = [], preload = [], maxMemoryPerWorker } = settings
  const args = encodeValue(initializerArgs, 'initializerArgs', { sharesMemory: backend === 'thread', describeFunction })
  return {
    preload: preload.map((specifier) => import.meta.resolve(specifier)),
    watchesMemory: maxMemoryPerWorker !== undefined,
    initializer: initializer === undefined ? undefined : { callable: describeCallable(initializer), args },
  }
}
