// Answers each call, in a thread or in a process.
import { isMainThread, parentPort } from 'node:worker_threads'
import { workTable } from '../works/work-table.ts'
import { type BareAnswer, isBareCall } from './bare-messages.ts'

function answerTo(message: unknown): BareAnswer {
  if (!isBareCall(message)) throw new TypeError('Expected a number, the name of a work, and its input')
  const [id, work, input] = message
  return [id, workTable[work](input)]
}

if (isMainThread) process.on('message', (message) => process.send?.(answerTo(message)))
else parentPort?.on('message', (message: unknown) => parentPort?.postMessage(answerTo(message)))
