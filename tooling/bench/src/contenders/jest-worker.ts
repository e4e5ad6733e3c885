import { Worker } from 'jest-worker'
import { type WorkName, workTable, worksUrl } from '../works/work-table.ts'
import type { NodeContender } from './contender.ts'
import { nodeCommand } from './node-command.ts'
import type { Task } from './opened.ts'

function jestWorker(backend: 'thread' | 'process'): NodeContender {
  const name = `jest-worker ${backend}`
  const settings = { enableWorkerThreads: backend === 'thread' }
  return {
    name,
    role: 'peer',
    backend,
    abilities: ['task'],
    library: 'jest-worker',
    command: nodeCommand('jest-worker', name),
    settings: () => settings,
    open({ workerCount }) {
      const farm = new Worker(worksUrl, {
        numWorkers: workerCount,
        exposedMethods: Object.keys(workTable),
        ...settings,
      })
      return { task: (work) => methodOf(farm, work), close: () => farm.end() }
    },
  }
}

/** The farm makes a method of each function of the module; its type does not tell. */
function methodOf(farm: object, work: WorkName): Task {
  if (!hasWorks(farm)) throw new TypeError(`jest-worker made no method ${work}`)
  return (input) => farm[work](input)
}

function hasWorks(farm: object): farm is Record<WorkName, Task> {
  return Object.keys(workTable).every((name) => name in farm)
}

export const contenders = [jestWorker('thread'), jestWorker('process')]
