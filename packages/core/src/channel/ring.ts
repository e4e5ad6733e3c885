import { SharedMemoryFullError } from '../errors.ts'
import type { Look } from '../memory/look.ts'
import { Spinner } from '../memory/spinner.ts'
import type { Words } from '../memory/words.ts'
import { RingEnd, type RingPlace } from './ring-end.ts'
import * as layout from './ring-layout.ts'
import { RingLock } from './ring-lock.ts'
import { lengthOf, type RingMessage, writeChunks } from './ring-message.ts'
import { type Spot, spotFor } from './ring-spot.ts'
import type { Segments } from './segments.ts'

/** The longest message that goes into a ring; a longer one has to go another way. */
export const MAX_RING_MESSAGE_BYTES: number = 4 * 1024 * 1024
/** Long enough for a thread that sleeps to be woken and to answer; from then on both find each other awake. */
const SPIN_MS = 0.15
/** Beyond this, more segments follow of the same size. */
const MAX_SEGMENT_BYTES = 256 * 1024 * 1024

/**
 * How much a call may do to get through: look once; look once and then go to sleep, so that it has to be woken; or
 * wait for the lock, so that what it returns is certain.
 */
export type Patience = 'glance' | 'sleep' | 'insist'

/** Looks at a message in the memory of the ring, and returns a copy of what it needs. */
export type ReadMessage<T> = (bytes: Uint8Array, kind: number) => T

/**
 * Messages in shared memory, in order, from any number of threads and processes to any number of them.
 *
 * When a segment is full and the limits allow more, the next one, twice as large, begins. Whoever dies at any
 * instruction while he puts or takes has done so wholly or not at all.
 */
export class Ring {
  readonly words: Words
  /** For those who wait for a message. */
  readonly takeSpinner: Spinner = new Spinner(SPIN_MS)
  /** For those who wait for room. */
  readonly putSpinner: Spinner = new Spinner(SPIN_MS)
  readonly #segments: Segments
  readonly #tail: RingEnd
  readonly #head: RingEnd
  readonly #tailLock: RingLock
  readonly #headLock: RingLock
  readonly #maxItems: number
  readonly #maxBytes: number

  constructor(words: Words, segments: Segments) {
    this.words = words
    this.#segments = segments
    this.#tail = new RingEnd(words, layout.TAIL, layout.TAIL_PLACES)
    this.#head = new RingEnd(words, layout.HEAD, layout.HEAD_PLACES)
    this.#tailLock = new RingLock(words, layout.TAIL_LOCK)
    this.#headLock = new RingLock(words, layout.HEAD_LOCK)
    const { buffer, byteOffset } = words.cells
    this.#maxItems = words.load(layout.MAX_ITEMS) || Number.POSITIVE_INFINITY
    this.#maxBytes = new Float64Array(buffer, byteOffset)[layout.MAX_BYTES] ?? Number.POSITIVE_INFINITY
  }

  /** Messages that can be taken. */
  get size(): number {
    for (;;) {
      const taken = this.#head.count
      const size = (this.#tail.count - taken) >>> 0
      if (this.#head.count === taken) return size
    }
  }

  get isEmpty(): boolean {
    return this.#tail.count === this.#head.count
  }

  /** Whether a message of one byte would have to wait. */
  get isFull(): boolean {
    return this.#isFull(this.#tail.read(), this.#head.read(), 1)
  }

  /** Messages that were put and are not finished. */
  get unfinished(): number {
    return (this.#tail.count - this.words.load(layout.DONE)) >>> 0
  }

  /** Counts one message as finished; returns false when all are already. */
  finish(): boolean {
    for (;;) {
      const done = this.words.load(layout.DONE)
      if (this.#tail.count === done) return false
      if (this.words.compareExchange(layout.DONE, done, (done + 1) | 0) === done) break
    }
    if (this.unfinished === 0) this.#wake(layout.JOINERS_ASLEEP, layout.DONE)
    return true
  }

  /** Tells whether all messages are finished, or else what to wait for. */
  isFinished(look: Look): boolean {
    this.words.store(layout.JOINERS_ASLEEP, 1)
    const done = this.words.load(layout.DONE)
    if (this.#tail.count === done || this.state === layout.SHUT_DOWN_AT_ONCE) return true
    look.blocked(layout.DONE, done)
    return false
  }

  /** Messages that were put, ever, in 32 bits. */
  get tailCount(): number {
    return this.#tail.count
  }

  get state(): number {
    return this.words.load(layout.STATE)
  }

  /**
   * Puts a message, or else tells what to wait for.
   *
   * @returns Whether it was put; undefined if not, and false if the ring is shut down.
   * @throws {@link SharedMemoryFullError} when there is no memory, and nothing in the ring whose taking would free any.
   */
  put(message: RingMessage, look: Look, patience: Patience): boolean | undefined {
    if (!enter(this.#tailLock, look, patience)) return undefined
    let isPut: boolean | undefined
    try {
      isPut = this.state === layout.OPEN ? this.#putInside(message, look, patience) : false
    } finally {
      this.#tailLock.leave()
    }
    if (isPut === true) this.#wake(layout.TAKERS_ASLEEP, layout.TAIL)
    return isPut
  }

  /** Tells whether there is a message, or else what to wait for. */
  hasItem(look: Look, patience: Patience): boolean {
    if (patience === 'sleep') this.words.store(layout.TAKERS_ASLEEP, 1)
    const { count } = this.#tail
    if (count !== this.#head.count) return true
    look.blocked(layout.TAIL, count)
    return false
  }

  /**
   * Takes the next message, or else tells what to wait for.
   *
   * @param read - When it throws, the message stays.
   */
  take<T>(read: ReadMessage<T>, look: Look, patience: Patience): { value: T } | undefined {
    if (!this.hasItem(look, patience) || !enter(this.#headLock, look, patience)) return undefined
    let value: T
    try {
      if (!this.hasItem(look, patience)) return undefined
      value = this.#takeInside(read)
    } finally {
      this.#headLock.leave()
    }
    this.#wake(layout.PUTTERS_ASLEEP, layout.HEAD)
    return { value }
  }

  /** Shuts the ring down; messages that are put at this time are in before, or not at all. */
  shutDown(state: number, look: Look): void {
    this.#tailLock.enter(look)
    try {
      if (this.state < state) this.words.store(layout.STATE, state)
    } finally {
      this.#tailLock.leave()
    }
    this.wakeAll()
  }

  /** Has everybody who waits look again. */
  wakeAll(): void {
    const { TAIL, HEAD, DONE, TAIL_LOCK, HEAD_LOCK } = layout
    for (const cell of [TAIL, HEAD, DONE, TAIL_LOCK, HEAD_LOCK]) this.words.wake(cell)
  }

  /** Whether there may be blocks that belong to this one. */
  get hasParts(): boolean {
    return this.words.load(layout.USES_BLOCKS) !== 0 || this.#tail.read().segment > 0
  }

  /** Notes that a message goes in a block of its own, which the last user has to look for. */
  noteBlock(): void {
    this.words.store(layout.USES_BLOCKS, 1)
  }

  close(): void {
    this.#segments.close()
  }

  #putInside(message: RingMessage, look: Look, patience: Patience): boolean | undefined {
    if (patience === 'sleep') this.words.store(layout.PUTTERS_ASLEEP, 1)
    const tail = this.#tail.read()
    const head = this.#head.read()
    const byteLength = lengthOf(message)
    const weight = message.weight ?? byteLength
    const spot = this.#isFull(tail, head, weight) ? undefined : this.#spot(tail, head, byteLength)
    if (spot === undefined) return look.blocked(layout.HEAD, head.count)
    const { bytes, cells, numbers } = this.#segments.get(spot.segment)
    cells[spot.position >> 2] = byteLength
    cells[(spot.position >> 2) + 1] = message.kind
    numbers[(spot.position >> 3) + 1] = weight
    writeChunks(message, bytes, spot.position + layout.FRAME_BYTES)
    const position = layout.aligned(spot.position + layout.FRAME_BYTES + byteLength)
    this.#tail.pass({ segment: spot.segment, position, bytes: tail.bytes + weight })
    return true
  }

  #isFull(tail: RingPlace, head: RingPlace, weight: number): boolean {
    const count = (tail.count - head.count) >>> 0
    // A message over the limit travels alone.
    return count >= this.#maxItems || (count > 0 && tail.bytes - head.bytes + weight > this.#maxBytes)
  }

  /** Finds room for a message; undefined when it has to wait for some. */
  #spot(tail: RingPlace, head: RingPlace, byteLength: number): Spot | undefined {
    const segment = this.#segments.get(tail.segment)
    const frameBytes = layout.aligned(layout.FRAME_BYTES + byteLength)
    const position = spotFor(frameBytes, { tail, head, endOfRoom: segment.endOfRoom })
    if (position === undefined) return this.#spotInNext(tail, head, frameBytes)
    if (position !== tail.position) segment.cells[tail.position >> 2] = layout.GO_ROUND
    return { segment: tail.segment, position }
  }

  #spotInNext(tail: RingPlace, head: RingPlace, frameBytes: number): Spot | undefined {
    const { bytes, cells } = this.#segments.get(tail.segment)
    const doubled = Math.min(bytes.byteLength * 2, MAX_SEGMENT_BYTES)
    try {
      this.#segments.create(tail.segment + 1, Math.max(doubled, 2 ** Math.ceil(Math.log2(frameBytes * 2))))
    } catch (error) {
      // Taking what is there may free memory.
      if (error instanceof SharedMemoryFullError && tail.count !== head.count) return undefined
      throw error
    }
    cells[tail.position >> 2] = layout.GO_ON
    this.#segments.forgetBefore(Math.min(head.segment, tail.segment))
    return { segment: tail.segment + 1, position: 0 }
  }

  #takeInside<T>(read: ReadMessage<T>): T {
    const head = this.#head.read()
    let { segment: number, position } = head
    let segment = this.#segments.get(number)
    let byteLength = segment.cells[position >> 2] ?? 0
    while (byteLength === layout.GO_ROUND || byteLength === layout.GO_ON) {
      if (byteLength === layout.GO_ON) number += 1
      position = 0
      segment = this.#segments.get(number)
      byteLength = segment.cells[0] ?? 0
    }
    const start = position + layout.FRAME_BYTES
    const value = read(segment.bytes.subarray(start, start + byteLength), segment.cells[(position >> 2) + 1] ?? 0)
    const weight = segment.numbers[(position >> 3) + 1] ?? 0
    this.#head.pass({ segment: number, position: layout.aligned(start + byteLength), bytes: head.bytes + weight })
    for (let old = head.segment; old < number; old += 1) this.#segments.remove(old)
    return value
  }

  #wake(asleep: number, cell: number): void {
    if (this.words.load(asleep) === 0) return
    this.words.store(asleep, 0)
    this.words.wake(cell)
  }
}

function enter(lock: RingLock, look: Look, patience: Patience): boolean {
  if (patience !== 'insist') return lock.tryEnter(look)
  lock.enter(look)
  return true
}
