import { ConnectionClosedError, MessageFormatError, MessageTooLongError } from '../errors.ts'
import { heartbeat } from '../memory/heartbeat.ts'
import { Look } from '../memory/look.ts'
import { retrySync } from '../memory/retry.ts'
import type { Watch } from '../memory/words.ts'
import type { HandleOptions, HandleRecord } from '../wire/handle.ts'
import { NO_LIMIT } from './item-line.ts'
import type { Ring } from './ring.ts'
import type { ReadMessage } from './ring-head.ts'
import { bytesItem, bytesOf, decodeItem, encodeItem, fetchOutside, receive, type Received } from './ring-item.ts'
import * as layout from './ring-layout.ts'
import type { RingUser } from './ring-user.ts'
import { RingWriter } from './ring-writer.ts'
import { outdated } from './sleepers.ts'
import type { DirectTransport, Reach, TransportEnd } from './transport.ts'

/** What an end of a pipe can do: a one-way pipe has one that reads and one that writes. */
export interface PipeRoles {
  isReadable: boolean
  isWritable: boolean
}

/** One end of a pipe: a ring in shared memory for each direction. */
export class PipeTransport implements DirectTransport {
  readonly isReadable: boolean
  readonly isWritable: boolean
  readonly reach: Reach = { isLocal: true, isPrivate: true, isAuthenticated: true }
  readonly #user: RingUser
  readonly #incoming: Ring
  readonly #writer: RingWriter
  #onChange: () => void = () => {}
  #watch: Watch | undefined
  #stopBeat: (() => void) | undefined
  readonly #look = new Look()

  constructor(user: RingUser, { isReadable, isWritable }: PipeRoles) {
    this.#user = user
    this.isReadable = isReadable
    this.isWritable = isWritable
    this.#incoming = user.ring(1 - user.end)
    this.#writer = new RingWriter(user.ring(user.end), user.name, {
      assertOpen: (isCheckup) => this.#assertOpen(isCheckup),
      shutDownError: () => new ConnectionClosedError('The other end of the pipe was closed; nothing can be sent to it'),
    })
  }

  get hasMessage(): boolean {
    return !this.#incoming.isEmpty
  }

  get end(): TransportEnd | undefined {
    if (this.#incoming.isEmpty) this.#user.noticeOtherEnd()
    // Read first: nothing is added once it is shut down.
    const isShutDown = this.#incoming.state !== layout.OPEN
    return isShutDown && this.#incoming.isEmpty ? { error: undefined } : undefined
  }

  listen(onChange: () => void): void {
    this.#onChange = onChange
  }

  read(limitBytes: number): Buffer | undefined {
    const message = this.#take(limitBytes)
    return message === undefined ? undefined : bytesOf(message)
  }

  readValue(): { value: unknown } | undefined {
    const message = this.#take(Number.POSITIVE_INFINITY)
    if (message?.type === 'bytes')
      throw new MessageFormatError(message.bytes, 'it was sent by sendBytes(); read it with recvBytes()')
    return message === undefined ? undefined : { value: decodeItem(message) }
  }

  async write(message: Uint8Array): Promise<void> {
    await this.#writer.put(bytesItem(message), NO_LIMIT)
  }

  async writeValue(value: unknown): Promise<void> {
    const isPut = this.#writer.put(encodeItem(value), NO_LIMIT)
    if (isPut !== true) await isPut
  }

  writeValueSync(value: unknown, options: { timeout?: number }): boolean {
    return this.#writer.putSync(encodeItem(value), options)
  }

  waitSync(options: { timeout?: number }): boolean {
    const isReady = retrySync<true>(
      this.#incoming.words,
      (look) => {
        if (look.isCheckup) this.#user.noticeOtherEnd()
        return this.#incoming.state !== layout.OPEN || this.#incoming.hasItem(look) || undefined
      },
      options,
    )
    return isReady ?? false
  }

  watch(): void {
    const { words, takers } = this.#incoming
    const ticket = takers.ticket()
    // What came since the last look is looked at soon.
    const isNews = !this.#incoming.isEmpty || this.#incoming.state !== layout.OPEN
    this.#watch = words.watch(layout.TAKERS, isNews ? outdated(ticket) : ticket, () => this.#lookAgain())
    this.#stopBeat = heartbeat.add(() => this.#lookAgain())
  }

  unwatch(): void {
    this.#watch?.end()
    this.#stopBeat?.()
    this.#watch = undefined
    this.#stopBeat = undefined
  }

  close(): void {
    this.#user.close()
  }

  handle(options: HandleOptions): HandleRecord {
    const { isReadable, isWritable } = this
    return { kind: 'Connection', data: { ...this.#user.handle(options), isReadable, isWritable } }
  }

  #lookAgain(): void {
    const ticket = this.#incoming.takers.ticket()
    this.#onChange()
    this.#watch?.expect(ticket)
  }

  #take(limitBytes: number): Exclude<Received, { type: 'outside' }> | undefined {
    const read = receiveUpTo(limitBytes)
    const { words, waitForMessage } = this.#incoming
    let taken = this.#incoming.take(read, this.#look, 'insist')
    if (taken === undefined && this.#watch === undefined)
      taken = waitForMessage.retry(words, this.#look, (look) => this.#incoming.take(read, look, 'insist'))
    if (taken === undefined) return undefined
    const message = fetchOutside(taken)
    if (message.type === 'bytes' && message.bytes.byteLength > limitBytes)
      throw new MessageTooLongError(message.bytes.byteLength, limitBytes)
    return message
  }

  #assertOpen(isCheckup: boolean): void {
    if (this.#user.isClosed) throw new ConnectionClosedError('This end of the connection is closed')
    if (isCheckup) this.#user.noticeOtherEnd()
  }
}

function receiveUpTo(limitBytes: number): ReadMessage<Received> {
  if (limitBytes === Number.POSITIVE_INFINITY) return receive
  return (frame) => {
    if (frame.byteLength > limitBytes) throw new MessageTooLongError(frame.byteLength, limitBytes)
    return receive(frame)
  }
}
