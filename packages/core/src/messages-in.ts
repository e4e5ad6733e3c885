import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'

/** Gives the messages that have arrived at a port, without a turn of the event loop. */
export function* messagesIn(port: MessagePort): Generator<unknown, void> {
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    const message: unknown = next.message
    yield message
  }
}
