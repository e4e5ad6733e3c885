import { fileURLToPath } from 'node:url'
import { type ClusterPoolOptions, FixedClusterPool, FixedThreadPool } from 'poolifier'
import type { NodeContender, Payload } from './contender.ts'
import { nodeCommand } from './node-command.ts'
import type { Opened } from './opened.ts'

const threadFile = fileURLToPath(new URL('./poolifier-thread-worker.js', import.meta.url))
const clusterFile = fileURLToPath(new URL('./poolifier-cluster-worker.js', import.meta.url))

const clusterSettings = (payload: Payload): ClusterPoolOptions =>
  payload === 'binary' ? { settings: { serialization: 'advanced' } } : {}

function opened(pool: FixedThreadPool | FixedClusterPool): Opened {
  return {
    task: (work) => (input) => pool.execute(input, work),
    map: (numbers) => pool.mapExecute(numbers, 'square'),
    close: () => pool.destroy(),
  }
}

const thread: NodeContender = {
  name: 'poolifier thread',
  role: 'peer',
  backend: 'thread',
  abilities: ['task', 'map'],
  library: 'poolifier',
  command: nodeCommand('poolifier', 'poolifier thread'),
  settings: () => ({}),
  open: ({ workerCount }) => opened(new FixedThreadPool(workerCount, threadFile)),
}

const cluster: NodeContender = {
  name: 'poolifier cluster',
  role: 'peer',
  backend: 'process',
  abilities: ['task', 'map'],
  library: 'poolifier',
  command: nodeCommand('poolifier', 'poolifier cluster'),
  settings: clusterSettings,
  open: ({ workerCount, payload }) => opened(new FixedClusterPool(workerCount, clusterFile, clusterSettings(payload))),
}

export const contenders = [thread, cluster]
