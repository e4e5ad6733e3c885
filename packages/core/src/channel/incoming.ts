import { ConnectionClosedError, EndOfFileError, MessageTooLongError, TimeoutError } from '../errors.ts'
import type { WaitSyncOptions } from '../sync/acquire.ts'
import type { WaitOptions } from '../wait-for.ts'
import { type Take, type Taken, WaitingLine } from '../waiting-line.ts'
import { type DirectTransport, isDirect, type Transport } from './transport.ts'

/** What comes in on a connection: messages in order, for readers in the order in which they asked, and then the end. */
export class Incoming {
  readonly #transport: Transport
  readonly #line: WaitingLine
  readonly #onPoisoned: () => void
  #isClosed = false
  #isPoisoned = false

  /** @param onPoisoned - Called after a message that was too long: what follows cannot be told from its inside. */
  constructor(transport: Transport, onPoisoned: () => void) {
    this.#transport = transport
    this.#onPoisoned = onPoisoned
    this.#line = new WaitingLine({ onFirst: () => transport.watch(), onLast: () => transport.unwatch() })
    transport.listen(() => this.#line.advance())
  }

  get isReadable(): boolean {
    return !this.#isClosed && !this.#isPoisoned && this.#transport.isReadable
  }

  /** Waits for the next message, of at most so many bytes. */
  read(limitBytes: number, options: WaitOptions): Promise<Buffer> {
    const take = this.#taker(() => {
      const message = this.#transport.read(limitBytes)
      return message === undefined ? undefined : { value: message }
    })
    return this.#wait(take, options)
  }

  /** Waits for the next message, as a value. */
  readValue(transport: DirectTransport, options: WaitOptions): Promise<unknown> {
    return this.#wait(
      this.#taker(() => transport.readValue()),
      options,
    )
  }

  /** As `readValue`, but blocks the thread. */
  readValueSync(transport: DirectTransport, options: WaitSyncOptions): unknown {
    const take = this.#taker(() => transport.readValue())
    const end = performance.now() + (options.timeout ?? Number.POSITIVE_INFINITY)
    let taken = take()
    while (taken === undefined) {
      const left = end - performance.now()
      // A message that is there may not be to be had: whoever was reading it may be stopped.
      if (left <= 0 || !transport.waitSync(left === Number.POSITIVE_INFINITY ? {} : { timeout: left }))
        throw new TimeoutError('recvSync()', options.timeout ?? 0)
      taken = take()
    }
    return taken.value
  }

  /** Waits until a message, or the end, can be read, and tells whether it can; takes nothing. */
  async poll(options: WaitOptions): Promise<boolean> {
    if (options.timeout === 0 && isDirect(this.#transport)) return this.#peek() !== undefined
    return (await this.#line.wait(() => this.#peek(), options)) !== undefined
  }

  /** Ends all waits: this end was closed. */
  close(): void {
    this.#isClosed = true
    this.#line.advance()
  }

  async #wait<T>(take: Take<T>, options: WaitOptions): Promise<T> {
    const taken = await this.#line.wait(take, options)
    if (taken === undefined) throw new TimeoutError('recv()', options.timeout ?? 0)
    return taken.value
  }

  #taker<T>(take: Take<T>): Take<T> {
    return () => {
      this.#assertReadable()
      try {
        const taken = take()
        if (taken !== undefined) return taken
      } catch (error) {
        if (error instanceof MessageTooLongError) {
          this.#isPoisoned = true
          this.#onPoisoned()
        }
        throw error
      }
      const { end } = this.#transport
      if (end !== undefined) throw new EndOfFileError(end.error === undefined ? {} : { cause: end.error })
      return undefined
    }
  }

  #peek(): Taken<true> | undefined {
    this.#assertReadable()
    return this.#transport.hasMessage || this.#transport.end !== undefined ? { value: true } : undefined
  }

  #assertReadable(): void {
    if (this.isReadable) return
    if (this.#isClosed) throw new ConnectionClosedError('This end of the connection is closed')
    const reason = this.#isPoisoned ? 'A message was too long, and' : 'It is the sending end of a one-way pipe:'
    throw new ConnectionClosedError(`${reason} nothing can be read from this connection`)
  }
}
