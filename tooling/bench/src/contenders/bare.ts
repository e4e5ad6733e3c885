import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type BareCall, isBareAnswer } from './bare-messages.ts'
import type { Backend, NodeContender, OpenOptions } from './contender.ts'
import { nodeCommand } from './node-command.ts'
import type { Opened } from './opened.ts'

const workerUrl = new URL('./bare-worker.js', import.meta.url)

/** One worker without a pool around it. */
interface BareWorker {
  send: (call: BareCall) => void
  onMessage: (listener: (message: unknown) => void) => void
  end: () => Promise<unknown>
}

function startThread(): BareWorker {
  const worker = new Worker(workerUrl)
  return {
    send: (call) => worker.postMessage(call),
    onMessage: (listener) => worker.on('message', listener),
    end: () => worker.terminate(),
  }
}

function startProcess(payload: OpenOptions['payload']): BareWorker {
  const child = fork(fileURLToPath(workerUrl), { serialization: payload === 'binary' ? 'advanced' : 'json' })
  return {
    send: (call) => child.send(call),
    onMessage: (listener) => child.on('message', listener),
    end: () => Promise.resolve(child.disconnect()),
  }
}

/** Hands each call to the workers in turn, with nothing of what a pool is for: what messages alone cost. */
function open(workers: readonly BareWorker[]): Opened {
  const waiting = new Map<number, (result: unknown) => void>()
  for (const worker of workers) {
    worker.onMessage((message) => {
      if (!isBareAnswer(message)) return
      waiting.get(message[0])?.(message[1])
      waiting.delete(message[0])
    })
  }
  let id = 0
  return {
    task: (work) => (input) =>
      new Promise((resolve) => {
        id += 1
        waiting.set(id, resolve)
        workers[id % workers.length]?.send([id, work, input])
      }),
    close: () => Promise.all(workers.map((worker) => worker.end())),
  }
}

function bare(name: string, backend: Backend): NodeContender {
  return {
    name,
    role: 'reference',
    backend,
    abilities: ['task'],
    library: 'node',
    command: nodeCommand('bare', name),
    settings: (payload) => (backend === 'process' && payload === 'binary' ? { serialization: 'advanced' } : {}),
    open: ({ workerCount, payload }) =>
      open(Array.from({ length: workerCount }, () => (backend === 'thread' ? startThread() : startProcess(payload)))),
  }
}

export const contenders = [bare('bare postMessage', 'thread'), bare('bare fork', 'process')]
