import { type MessagePort, threadId } from 'node:worker_threads'
import { messagesIn } from '../messages-in.ts'
import { type FromGuest, isToGuest, type ToGuest } from '../protocol.ts'
import type { GuestPort } from './guest-port.ts'

/** The data of a thread that was not started by Piscina. */
export interface ThreadStart {
  mpPort: MessagePort
}

/** Tells whether a thread's data say that it is one of ours. */
export function isThreadStart(data: unknown): data is ThreadStart {
  return typeof data === 'object' && data !== null && 'mpPort' in data
}

/** Opens the line that the host laid with a message channel. */
export function openThreadPort(port: MessagePort): GuestPort {
  return new ThreadPort(port)
}

class ThreadPort implements GuestPort {
  readonly sharesMemory = true
  readonly threadId: number = threadId
  readonly #port: MessagePort
  #onMessage: (message: ToGuest) => void = () => {}

  constructor(port: MessagePort) {
    this.#port = port
  }

  send(message: FromGuest, moved: Iterable<ArrayBuffer> = []): void {
    this.#port.postMessage(message, [...moved])
  }

  listen(onMessage: (message: ToGuest) => void): void {
    this.#onMessage = onMessage
    this.#port.on('message', onMessage)
  }

  receive(): void {
    for (const message of messagesIn(this.#port)) if (isToGuest(message)) this.#onMessage(message)
  }

  release(): void {
    this.#port.unref()
  }
}
