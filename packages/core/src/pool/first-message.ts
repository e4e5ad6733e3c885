import { describeArgument } from '../callable/describe-argument.ts'
import { describeCallable } from '../callable/describe.ts'
import type { Backend } from '../monitor/events.ts'
import { encodeValue } from '../wire/encode.ts'
import { currentProcess } from '../process/current-process.ts'
import type { FirstMessage } from './crew.ts'
import type { PoolSettings } from './options.ts'

/** Returns what every worker of a pool is told first: what to import and to run before any task. */
export function firstMessageOf(settings: PoolSettings, backend: Backend): FirstMessage {
  const { initializer, initializerArgs = [], preload = [], maxMemoryPerWorker } = settings
  const args = encodeValue(initializerArgs, 'initializerArgs', {
    sharesMemory: backend === 'thread',
    describeFunction: describeArgument,
  })
  return {
    parentName: currentProcess().name,
    argv: process.argv.slice(1),
    preload: preload.map((specifier) => import.meta.resolve(specifier)),
    watchesMemory: maxMemoryPerWorker !== undefined,
    initializer: initializer === undefined ? undefined : { callable: describeCallable(initializer), args },
  }
}
