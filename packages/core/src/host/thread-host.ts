import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { WorkerStartError } from '../errors.ts'
import { type Guarded, startGuarded } from '../memory/native-guard.ts'
import { type FromGuest, isFromGuest, type ToGuest } from '../protocol.ts'
import { workerUrl } from '../worker-url.ts'
import { workerEnv } from './environment.ts'
import { forGuest } from './for-guest.ts'
import type { HostListener, HostOptions, WorkerHost } from './worker-host.ts'

/** Starts a worker in a thread of its own. */
export function startThread(options: HostOptions, listener: HostListener): WorkerHost {
  const { port1, port2 } = new MessageChannel()
  const start = (): Worker =>
    new Worker(workerUrl('thread'), {
      workerData: { mpPort: port2 },
      transferList: [port2],
      env: workerEnv(options.env),
      ...(options.execArgv === undefined ? {} : { execArgv: options.execArgv }),
      name: options.name,
    })
  return new ThreadHost(startGuarded(start), port1, listener)
}

/** The line to a worker in a thread: a message port, and what the thread itself tells. */
export class ThreadHost implements WorkerHost {
  readonly sharesMemory = true
  readonly pid: number = process.pid
  readonly #thread: Worker
  readonly #terminate: () => void
  readonly #port: MessagePort
  readonly #listener: HostListener
  #error: unknown

  constructor({ thread, terminate }: Guarded<Worker>, port: MessagePort, listener: HostListener) {
    this.#thread = thread
    this.#terminate = terminate
    this.#port = port
    this.#listener = listener
    port.on('message', (message: FromGuest) => listener.onMessage(message))
    thread.on('error', (error) => (this.#error ??= error))
    thread.on('exit', (code) => this.#onExit(code))
  }

  send(message: ToGuest, moved: Iterable<ArrayBuffer> = []): void {
    this.#port.postMessage(forGuest(message, true), [...moved])
  }

  ref(): void {
    this.#port.ref()
    this.#thread.ref()
  }

  unref(): void {
    this.#port.unref()
    this.#thread.unref()
  }

  kill(): void {
    this.#terminate()
  }

  /** Ends the thread as it cannot be used, for the reason given. */
  fail(error: unknown): void {
    this.#error ??= error
    this.#terminate()
  }

  #onExit(exitCode: number): void {
    // What the thread posted before it ended may still lie in the port, and comes first.
    for (let left = receiveMessageOnPort(this.#port); left !== undefined; left = receiveMessageOnPort(this.#port)) {
      const message: unknown = left.message
      if (isFromGuest(message)) this.#listener.onMessage(message)
    }
    this.#port.close()
    const error = this.#error
    // A thread that the system has no room for, such as descriptors, says so and "exits" with 0.
    if (exitCode === 0 && error !== undefined) {
      const refusal = new WorkerStartError('A thread cannot start; its cause says what there is no room for', {
        cause: error,
      })
      return this.#listener.onExit({ exitCode: null, signal: null, error: refusal })
    }
    // As that of a process, of which the system keeps eight bits.
    this.#listener.onExit({ exitCode: exitCode & 0xff, signal: null, error })
  }
}
