import { type ChildProcess, fork } from 'node:child_process'
import { type EventEmitter, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { describeCallable } from '../../src/callable/describe.ts'
import type { Answer, Call } from './fixtures/answer-calls.ts'

/** The Nodes that functions cross to: the oldest supported, the middle one, and the one that runs the tests. */
export const NODES: readonly string[] = [
  fileURLToPath(new URL('../../node_modules/node22/bin/node', import.meta.url)),
  fileURLToPath(new URL('../../node_modules/node24/bin/node', import.meta.url)),
  process.execPath,
]

/** A process or a thread that functions cross to. */
export class Receiver {
  readonly #answers: EventEmitter
  readonly #send: (call: Call) => void
  readonly #stop: () => void

  private constructor(answers: EventEmitter, send: (call: Call) => void, stop: () => void) {
    this.#answers = answers
    this.#send = send
    this.#stop = stop
  }

  static process(execPath: string = process.execPath): Receiver {
    const path = fileURLToPath(new URL('fixtures/child-process.ts', import.meta.url))
    const child: ChildProcess = fork(path, [], { execPath, execArgv: [], serialization: 'advanced' })
    return new Receiver(
      child,
      (call) => child.send(call),
      () => child.kill('SIGKILL'),
    )
  }

  static thread(): Receiver {
    const thread = new Worker(new URL('fixtures/child-thread.ts', import.meta.url), { execArgv: [] })
    return new Receiver(
      thread,
      (call) => thread.postMessage(call),
      () => void thread.terminate(),
    )
  }

  /** Describes a function here, loads it there, calls it, and returns what it returned or throws what it threw. */
  async call<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    return (await this.send({ description: describeCallable(fn), args })) as Awaited<R>
  }

  async send(call: Call): Promise<unknown> {
    const arrival = once(this.#answers, 'message')
    this.#send(call)
    const [answer] = (await arrival) as [Answer]
    if (answer.type === 'result') return answer.value
    throw Object.assign(new Error(answer.error.message), answer.error)
  }

  [Symbol.dispose](): void {
    this.#stop()
  }
}
