import type { Socket } from 'node:net'
import type { ControlRequest, ControlResult } from './control.ts'
import { EventBatch, type EventSink } from './event-batch.ts'
import { eventTime } from './event-emitter.ts'
import { LineSplitter } from './line-splitter.ts'
import { parseRequest, type Reply } from './requests.ts'
import type { MonitorEvent } from './schema.ts'

/** How much is kept for a watcher that does not read, in bytes; what comes then is lost to it. */
const MOST_BUFFERED = 1024 * 1024
/** The longest request, in characters. */
const LONGEST_REQUEST = 4096

/** What a watcher needs of the program. */
export interface WatcherHost {
  snapshot(): MonitorEvent
  control(request: ControlRequest): ControlResult
  onGone(watcher: Watcher): void
}

/** A program that watches this one, at the other end of a socket; it is never waited for. */
export class Watcher implements EventSink {
  readonly #socket: Socket
  readonly #host: WatcherHost
  readonly #lines = new LineSplitter(LONGEST_REQUEST)
  /** Events that were dropped since the last that was sent. */
  #lost = 0

  constructor(socket: Socket, host: WatcherHost) {
    this.#socket = socket
    this.#host = host
    socket.unref()
    socket.on('error', () => this.close())
    socket.on('close', () => host.onGone(this))
    socket.on('end', () => this.close())
    socket.on('data', (piece: Uint8Array) => this.#receive(piece))
  }

  take(batch: EventBatch): void {
    const hasRoom = this.#socket.writableLength < MOST_BUFFERED
    if (hasRoom && this.#lost === 0) return void this.#socket.write(batch.text)
    this.#lost += batch.events.length
    if (hasRoom) this.#tellLoss()
  }

  /** What is written goes out at once, as far as the system takes it. */
  end(): void {
    this.#socket.end()
  }

  close(): void {
    this.#socket.destroy()
  }

  /** After a loss everything is told anew, what the last batch tells included. */
  #tellLoss(): void {
    const lost: MonitorEvent = { type: 'lost', at: eventTime(), events: this.#lost }
    this.#lost = 0
    this.#socket.write(new EventBatch([lost, this.#host.snapshot()]).text)
  }

  #receive(piece: Uint8Array): void {
    const lines = this.#lines.push(piece)
    if (lines === undefined) return this.#turnAway('it is too long')
    for (const line of lines) {
      const parsed = parseRequest(line)
      if (typeof parsed === 'string') return this.#turnAway(parsed)
      this.#reply(parsed.id, this.#host.control(parsed.request))
    }
  }

  /** Who sends what is no request is no watcher of ours. */
  #turnAway(fault: string): void {
    this.#reply(0, { outcome: 'refused', reason: 'invalid', message: `No request: ${fault}` })
    this.#socket.destroySoon()
  }

  #reply(id: number, result: ControlResult): void {
    const reply: Reply = { type: 'reply', id, result }
    if (this.#socket.writableLength < MOST_BUFFERED) this.#socket.write(`${JSON.stringify(reply)}\n`)
  }
}
