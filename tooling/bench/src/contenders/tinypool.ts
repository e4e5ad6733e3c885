import { Tinypool } from 'tinypool'
import { worksUrl } from '../works/work-table.ts'
import type { NodeContender, Payload } from './contender.ts'
import { nodeCommand } from './node-command.ts'

const movesFile = new URL('./tinypool-worker.js', import.meta.url).href

function tinypool(runtime: 'worker_threads' | 'child_process'): NodeContender {
  const backend = runtime === 'worker_threads' ? 'thread' : 'process'
  const name = `tinypool ${backend}`
  const settings = (payload: Payload): ConstructorParameters<typeof Tinypool>[0] & object => ({
    runtime,
    ...(backend === 'process' && payload === 'binary' && { serialization: 'advanced' }),
    ...(payload === 'small' && { concurrentTasksPerWorker: 64 }),
  })
  return {
    name,
    role: 'peer',
    backend,
    abilities: backend === 'thread' ? ['task', 'move'] : ['task'],
    library: 'tinypool',
    command: nodeCommand('tinypool', name),
    settings,
    open({ workerCount, payload }) {
      const pool = new Tinypool({
        filename: worksUrl.href,
        minThreads: workerCount,
        maxThreads: workerCount,
        ...settings(payload),
      })
      return {
        task(work) {
          const options = { name: work }
          return (input) => pool.run(input, options)
        },
        move: (buffer) => pool.run(Tinypool.move(buffer), { filename: movesFile, name: 'echo' }),
        close: () => pool.destroy(),
      }
    },
  }
}

export const contenders = [tinypool('worker_threads'), tinypool('child_process')]
