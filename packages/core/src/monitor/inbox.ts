import type { Socket } from 'node:net'
import { EventFormatError } from '../errors.ts'
import type { ControlResult } from './control.ts'
import { LineSplitter } from './line-splitter.ts'
import { parseEvent } from './parse-event.ts'
import { isReply } from './requests.ts'
import type { MonitorEvent, UnknownEvent } from './schema.ts'

const LONGEST_LINE = 64 * 1024 * 1024
/** Events that are kept for a reader that does not come; then no more is taken in, and the program drops them. */
const MOST_WAITING = 4096
/** How long an answer may take, in milliseconds: a program answers when its event loop turns. */
const REPLY_MS = 10_000

const GONE: ControlResult = {
  outcome: 'refused',
  reason: 'gone',
  message: 'The program has not answered: it has ended or hangs, or was detached from',
}

type AnyEvent = MonitorEvent | UnknownEvent

/** What comes from a program: events, taken one by one, and answers to requests. */
export class Inbox {
  readonly #socket: Socket
  readonly #lines = new LineSplitter(LONGEST_LINE)
  readonly #events: AnyEvent[] = []
  readonly #requests = new Map<number, (result: ControlResult) => void>()
  #lineCount = 0
  #lastId = 0
  #hasEnded = false
  #error: EventFormatError | undefined
  #wake: (() => void) | undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (piece: Uint8Array) => this.#receive(piece))
    socket.on('close', () => this.#end())
    // What broke the line does not matter: the program is gone.
    socket.on('error', () => socket.destroy())
  }

  /** Returns the next event; undefined after the last. */
  async next(): Promise<AnyEvent | undefined> {
    while (this.#events.length === 0 && !this.#hasEnded) {
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    const event = this.#events.shift()
    if (this.#events.length < MOST_WAITING / 2) this.#socket.resume()
    if (event === undefined && this.#error !== undefined) throw this.#error
    return event
  }

  /** Sends a request, and waits for its answer. */
  async request(send: (id: number) => void): Promise<ControlResult> {
    if (this.#hasEnded) return GONE
    const id = ++this.#lastId
    const { promise, resolve } = Promise.withResolvers<ControlResult>()
    this.#requests.set(id, resolve)
    const timer = setTimeout(() => resolve(GONE), REPLY_MS)
    send(id)
    const result = await promise
    clearTimeout(timer)
    this.#requests.delete(id)
    return result
  }

  #receive(piece: Uint8Array): void {
    const lines = this.#lines.push(piece)
    try {
      if (lines === undefined) throw new EventFormatError(this.#lineCount + 1, 'it is too long')
      for (const line of lines) this.#take(line)
    } catch (error) {
      this.#error = error instanceof EventFormatError ? error : new EventFormatError(this.#lineCount, String(error))
      this.#socket.destroy()
    }
    if (this.#events.length >= MOST_WAITING) this.#socket.pause()
    this.#notify()
  }

  #take(line: string): void {
    this.#lineCount += 1
    const event = parseEvent(line, this.#lineCount)
    if (event.type === 'unknown' && isReply(event.fields)) this.#requests.get(event.fields.id)?.(event.fields.result)
    else this.#events.push(event)
  }

  #end(): void {
    this.#hasEnded = true
    for (const resolve of this.#requests.values()) resolve(GONE)
    this.#notify()
  }

  #notify(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }
}
