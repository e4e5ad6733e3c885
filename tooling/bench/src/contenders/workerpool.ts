import { fileURLToPath } from 'node:url'
import workerpool from 'workerpool'
import type { NodeContender, Payload } from './contender.ts'
import { nodeCommand } from './node-command.ts'

const workerFile = fileURLToPath(new URL('./workerpool-worker.js', import.meta.url))

function contender(backend: 'thread' | 'process'): NodeContender {
  const name = `workerpool ${backend}`
  const settings = (payload: Payload): workerpool.WorkerPoolOptions => ({
    workerType: backend,
    ...(backend === 'process' && payload === 'binary' && { forkOpts: { serialization: 'advanced' } }),
  })
  return {
    name,
    role: 'peer',
    backend,
    abilities: backend === 'thread' ? ['task', 'move'] : ['task'],
    library: 'workerpool',
    command: nodeCommand('workerpool', name),
    settings,
    open({ workerCount, payload }) {
      const pool = workerpool.pool(workerFile, {
        minWorkers: workerCount,
        maxWorkers: workerCount,
        ...settings(payload),
      })
      return {
        task: (work) => (input) => pool.exec(work, [input]),
        move: (buffer) => pool.exec('move', [buffer], { transfer: [buffer] }),
        async close() {
          await pool.terminate()
        },
      }
    },
  }
}

export const contenders = [contender('thread'), contender('process')]
