import { type Backend, Pool, ThreadPool } from '@mp/core'
import type { DemoPool } from './demo.ts'

/** What a worker writes to stderr would land in the middle of the screen. */
const quietFlags = [...process.execArgv, '--disable-warning=ExperimentalWarning']

/** Opens a pool of either kind whose workers keep Node's warnings about experiments to themselves. */
export function openQuietPool(options: { backend: Backend; workers: number; name?: string }): DemoPool {
  const { backend, workers, name } = options
  const poolOptions = { workers, execArgv: quietFlags, ...(name === undefined ? {} : { name }) }
  return backend === 'process' ? new Pool(poolOptions) : new ThreadPool(poolOptions)
}
