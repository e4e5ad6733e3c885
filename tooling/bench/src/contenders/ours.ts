import { Pool, ThreadPool, transfer } from '@mp/core'
import { observe } from '@mp/core/monitor'
import { square } from '../works/works.ts'
import { workTable } from '../works/work-table.ts'
import type { NodeContender } from './contender.ts'
import { nodeCommand } from './node-command.ts'
import { echoMoved } from './our-worker.ts'

const classes = { process: Pool, thread: ThreadPool }

function ours(backend: 'process' | 'thread'): NodeContender {
  const name = `@mp/core ${classes[backend].name}`
  return {
    name,
    role: 'ours',
    backend,
    abilities: ['task', 'map', 'imap', 'imapUnordered', 'move', 'listen', 'observe', 'profile'],
    library: '@mp/core',
    command: nodeCommand('ours', name),
    settings: () => ({}),
    open({ workerCount }) {
      const pool = new classes[backend](workerCount)
      return {
        task: (work) => (input) => pool.apply(workTable[work], [input]),
        map: (numbers) => pool.map(square, numbers),
        imap: (numbers) => pool.imap(square, numbers),
        imapUnordered: (numbers) => pool.imapUnordered(square, numbers),
        move: (buffer) => pool.apply(echoMoved, [transfer(buffer)]),
        listen: () => pool.subscribe(() => {}),
        observe: () => observe(() => {}),
        async profile() {
          const { ourWorkerProfiles } = await import('./our-worker-profiles.ts')
          return ourWorkerProfiles(pool, workerCount)
        },
        async close() {
          pool.close()
          await pool.join()
        },
      }
    },
  }
}

export const contenders = [ours('thread'), ours('process')]
