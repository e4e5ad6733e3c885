import type { Look } from '../memory/look.ts'
import { ShortWait } from '../memory/short-wait.ts'
import type { Words } from '../memory/words.ts'
import { messagesBetween, RingEnd } from './ring-end.ts'
import { type ReadMessage, RingHead } from './ring-head.ts'
import * as layout from './ring-layout.ts'
import type { Patience } from './ring-lock.ts'
import type { RingMessage } from './ring-message.ts'
import { RingTail } from './ring-tail.ts'
import type { Segments } from './segments.ts'
import { Sleepers } from './sleepers.ts'

/** The longest message that goes into a ring; a longer one has to go another way. */
export const MAX_RING_MESSAGE_BYTES: number = 4 * 1024 * 1024

/**
 * Messages in shared memory, in order, from any number of threads and processes to any number of them.
 *
 * @remarks
 * When a segment is full and the limits allow more, the next one, twice as large, begins.
 *
 * To put: take the lock of the tail; look whether the head leaves room; write the message behind the tail, where
 * nobody looks; move the tail (`RingEnd`), by which the message is in; leave the lock; wake those who wait for it. To
 * take: the same at the head, and the message is read before the head moves. To wait: get a ticket (`Sleepers`), look
 * at the other end once more, and sleep as long as the ticket is good. Whoever moves an end looks afterwards whether
 * there are tickets; so either that is seen, or the end has moved before the sleep begins.
 *
 * What always holds: the stamps only grow; the head is never beyond the tail; from head to tail lie whole messages;
 * only the holder of the lock of an end moves it, and each message moves each end once. Hence whoever dies at any
 * instruction has put or taken wholly or not at all, and a view of the other end that is out of date shows too little
 * room, or too few messages, but never too many: it is looked at anew only then.
 */
export class Ring {
  readonly words: Words
  /** For those who wait for a message. */
  readonly waitForMessage: ShortWait = new ShortWait()
  /** For those who wait for room. */
  readonly waitForRoom: ShortWait = new ShortWait()
  readonly #segments: Segments
  readonly #tail: RingTail
  readonly #head: RingHead
  readonly #tailEnd: RingEnd
  readonly #headEnd: RingEnd
  /** Those who wait for a message. */
  readonly takers: Sleepers
  readonly #putters: Sleepers
  readonly #joiners: Sleepers

  constructor(words: Words, segments: Segments) {
    this.words = words
    this.#segments = segments
    this.#tail = new RingTail(words, segments)
    this.#head = new RingHead(words, segments)
    this.#tailEnd = new RingEnd(words, layout.TAIL)
    this.#headEnd = new RingEnd(words, layout.HEAD)
    this.takers = new Sleepers(words, layout.TAKERS)
    this.#putters = new Sleepers(words, layout.PUTTERS)
    this.#joiners = new Sleepers(words, layout.JOINERS)
  }

  /** Messages that can be taken. */
  get size(): number {
    for (;;) {
      const head = this.#headEnd.latest
      const size = messagesBetween(this.#tailEnd.latest, head)
      if (this.#headEnd.latest === head) return size
    }
  }

  get isEmpty(): boolean {
    // In this order: the head is never beyond what the tail was later.
    const head = this.#headEnd.latest
    return messagesBetween(this.#tailEnd.latest, head) === 0
  }

  /** Whether a message of one byte would have to wait. */
  get isFull(): boolean {
    return this.#tail.isFull
  }

  /** Messages that were put and are not finished. */
  get unfinished(): number {
    return messagesBetween(this.#tailEnd.latest, this.words.load(layout.DONE))
  }

  /** Counts one message as finished; returns false when all are already. */
  finish(): boolean {
    for (;;) {
      const done = this.words.load(layout.DONE)
      if (messagesBetween(this.#tailEnd.latest, done) === 0) return false
      if (this.words.compareExchange(layout.DONE, done, (done + 2) | 0) === done) break
    }
    if (this.unfinished === 0) this.#joiners.wake()
    return true
  }

  /** Tells whether all messages are finished, or else what to wait for. */
  isFinished(look: Look): boolean {
    const ticket = this.#joiners.ticket()
    if (this.unfinished === 0 || this.state === layout.SHUT_DOWN_AT_ONCE) return true
    look.blocked(layout.JOINERS, ticket)
    return false
  }

  /** Whether it was shut down at once. */
  get isDropped(): boolean {
    return this.words.load(layout.IS_DROPPED) !== 0
  }

  get state(): number {
    if (this.isDropped) return layout.SHUT_DOWN_AT_ONCE
    return (this.#tailEnd.latest & 1) === 0 ? layout.OPEN : layout.SHUT_DOWN
  }

  /**
   * Puts a message, or else tells what to wait for.
   *
   * @returns Whether it was put; undefined if not, and false if the ring is shut down.
   * @throws {@link SharedMemoryFullError} when there is no memory, and nothing in the ring whose taking would free any.
   */
  put(message: RingMessage, look: Look, patience: Patience): boolean | undefined {
    const isPut = this.#tail.put(message, look, patience)
    if (isPut === true) this.takers.wake()
    return isPut
  }

  /** Tells whether there is a message, or else what to wait for. */
  hasItem(look: Look): boolean {
    return this.#head.hasItem(look)
  }

  /**
   * Takes the next message, or else tells what to wait for.
   *
   * @param read - When it throws, the message stays.
   */
  take<T>(read: ReadMessage<T>, look: Look, patience: Patience): T | undefined {
    const taken = this.#head.take(read, look, patience)
    if (taken !== undefined) this.#putters.wake()
    return taken
  }

  /** Shuts the ring down; messages that are put at this time are in before, or not at all. Waits for nobody. */
  shutDown(state: typeof layout.SHUT_DOWN | typeof layout.SHUT_DOWN_AT_ONCE): void {
    if (state === layout.SHUT_DOWN_AT_ONCE) this.words.store(layout.IS_DROPPED, 1)
    this.#tailEnd.shut()
    this.wakeAll()
  }

  /** Has everybody who waits look again. */
  wakeAll(): void {
    for (const sleepers of [this.takers, this.#putters, this.#joiners]) sleepers.wake()
    for (const lock of [layout.TAIL_LOCK, layout.HEAD_LOCK]) this.words.wake(lock)
  }

  /** Whether there may be blocks that belong to this one. */
  get hasParts(): boolean {
    if (this.words.load(layout.USES_BLOCKS) !== 0) return true
    this.#tailEnd.load()
    return this.#tailEnd.segment > 0
  }

  /** Notes that a message goes in a block of its own, which the last user has to look for. */
  noteBlock(): void {
    this.words.store(layout.USES_BLOCKS, 1)
  }

  close(): void {
    this.#segments.close()
  }
}
