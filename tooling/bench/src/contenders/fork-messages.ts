import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { NodeContender } from './contender.ts'
import { nodeCommand } from './node-command.ts'

const childFile = fileURLToPath(new URL('./fork-messages-child.js', import.meta.url))

function start(...args: readonly number[]): ChildProcess {
  return fork(childFile, args.map(String), { serialization: 'advanced' })
}

async function receive(count: number, bytes: number): Promise<number> {
  const child = start(count, bytes)
  const { promise, resolve } = Promise.withResolvers<number>()
  let received = 0
  let startedAt = 0
  child.on('message', () => {
    received += 1
    if (received === 1) startedAt = performance.now()
    if (received === count) resolve((performance.now() - startedAt) / 1000)
  })
  return promise
}

async function roundTrips(count: number): Promise<number[]> {
  const child = start()
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const startedAt = performance.now()
    child.send(n)
    await once(child, 'message')
    times.push((performance.now() - startedAt) * 1000)
  }
  child.disconnect()
  return times
}

const name = 'bare fork'

export const contenders: NodeContender[] = [
  {
    name,
    role: 'reference',
    backend: 'process',
    abilities: ['messages'],
    library: 'node',
    command: nodeCommand('fork-messages', name),
    settings: () => ({ serialization: 'advanced' }),
    open: () => ({ messages: { receive, roundTrips }, close: () => Promise.resolve() }),
  },
]
