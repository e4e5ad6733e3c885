import { type MessagePort, threadId } from 'node:worker_threads'
import type { FromGuest, ToGuest } from '../protocol.ts'
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
  return {
    sharesMemory: true,
    threadId,
    send: (message: FromGuest, moved: Iterable<ArrayBuffer> = []) => port.postMessage(message, [...moved]),
    listen: (onMessage) => void port.on('message', (message: ToGuest) => onMessage(message)),
    release: () => port.unref(),
  }
}
