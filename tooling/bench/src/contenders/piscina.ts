import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { worksUrl } from '../works/work-table.ts'
import type { NodeContender } from './contender.ts'
import { nodeCommand } from './node-command.ts'

const movesFile = fileURLToPath(new URL('./piscina-worker.js', import.meta.url))

function piscina(name: string, settings: ConstructorParameters<typeof Piscina>[0] & object): NodeContender {
  return {
    name,
    role: 'peer',
    backend: 'thread',
    abilities: ['task', 'move'],
    library: 'piscina',
    command: nodeCommand('piscina', name),
    settings: () => settings,
    open({ workerCount }) {
      const pool = new Piscina<unknown, unknown>({
        filename: fileURLToPath(worksUrl),
        minThreads: workerCount,
        maxThreads: workerCount,
        ...settings,
      })
      return {
        task(work) {
          const options = { name: work }
          return (input) => pool.run(input, options)
        },
        move: (buffer) => pool.run(Piscina.move(buffer), { filename: movesFile, name: 'echo' }),
        close: () => pool.close(),
      }
    },
  }
}

export const contenders = [piscina('piscina', {}), piscina('piscina tuned', { concurrentTasksPerWorker: 64 })]
