import { SharedMemoryFullError } from '../errors.ts'
import type { Look } from '../memory/look.ts'
import type { Words } from '../memory/words.ts'
import { messagesBetween, RingEnd } from './ring-end.ts'
import * as layout from './ring-layout.ts'
import { type Patience, RingLock } from './ring-lock.ts'
import type { RingMessage } from './ring-message.ts'
import { spotFor } from './ring-spot.ts'
import type { Segments } from './segments.ts'
import { outdated, Sleepers } from './sleepers.ts'

/** Beyond this, more segments follow of the same size. */
const MAX_SEGMENT_BYTES = 256 * 1024 * 1024

/** The end of a ring where messages are put, for one thread; see `Ring`. */
export class RingTail {
  readonly #words: Words
  readonly #segments: Segments
  readonly #putters: Sleepers
  readonly #lock: RingLock
  readonly #tail: RingEnd
  /** The head as it was when this thread looked for room last. */
  readonly #head: RingEnd
  readonly #maxItems: number
  readonly #maxBytes: number

  constructor(words: Words, segments: Segments) {
    const { buffer, byteOffset } = words.cells
    this.#words = words
    this.#segments = segments
    this.#putters = new Sleepers(words, layout.PUTTERS)
    this.#lock = new RingLock(words, layout.TAIL_LOCK)
    this.#tail = new RingEnd(words, layout.TAIL)
    this.#head = new RingEnd(words, layout.HEAD)
    this.#maxItems = words.load(layout.MAX_ITEMS) || Number.POSITIVE_INFINITY
    this.#maxBytes = new Float64Array(buffer, byteOffset)[layout.MAX_BYTES] ?? Number.POSITIVE_INFINITY
  }

  /** Whether a message of one byte would have to wait. */
  get isFull(): boolean {
    const tail = new RingEnd(this.#words, layout.TAIL)
    const head = new RingEnd(this.#words, layout.HEAD)
    do {
      head.load()
      tail.load()
    } while (head.stamp !== head.latest)
    return this.#isTooMuch(tail, head, 1)
  }

  /** Puts a message; see `Ring`. Wakes nobody. */
  put(message: RingMessage, look: Look, patience: Patience): boolean | undefined {
    if (!this.#lock.enterFor(look, patience)) return undefined
    try {
      return this.#putInside(message, look)
    } finally {
      this.#lock.leave()
    }
  }

  #putInside(message: RingMessage, look: Look): boolean | undefined {
    const hasMoved = this.#tail.load()
    if (this.#tail.isShut) return false
    // A view of the head that is out of date serves only as long as nobody else has put anything since.
    const position = (hasMoved ? undefined : this.#spot(message)) ?? this.#spotNow(message)
    if (position === undefined) return this.#waitForRoom(look)
    const { byteLength, kind, weight } = message
    const segment = this.#segments.get(this.#tail.segment)
    segment.cells[position >> 2] = byteLength
    segment.cells[(position >> 2) + 1] = kind
    segment.numbers[(position >> 3) + 1] = weight
    message.writeTo(segment, position + layout.FRAME_BYTES)
    return this.#tail.pass(position + frameBytesFor(byteLength), weight)
  }

  #waitForRoom(look: Look): undefined {
    const head = this.#head
    const tail = this.#tail
    if (!look.sleepsNext) return look.blocked(layout.HEAD, head.stamp)
    const ticket = this.#putters.ticket()
    // The tail moves here only when it is shut.
    const isSame = head.latest === head.stamp && tail.latest === tail.stamp
    return look.blocked(layout.PUTTERS, isSame ? ticket : outdated(ticket))
  }

  #isTooMuch(tail: RingEnd, head: RingEnd, weight: number): boolean {
    const count = messagesBetween(tail.stamp, head.stamp)
    // A message over the limit travels alone.
    return count >= this.#maxItems || (count > 0 && tail.bytes - head.bytes + weight > this.#maxBytes)
  }

  #spotNow(message: RingMessage): number | undefined {
    this.#head.load()
    return this.#spot(message) ?? this.#spotInNext(message)
  }

  /** Finds room for a message in the segment of the tail, by what is known of the head. */
  #spot({ byteLength, weight }: RingMessage): number | undefined {
    const tail = this.#tail
    const head = this.#head
    if (this.#isTooMuch(tail, head, weight)) return undefined
    const { cells, endOfRoom } = this.#segments.get(tail.segment)
    const isEmpty = messagesBetween(tail.stamp, head.stamp) === 0
    const position = spotFor(frameBytesFor(byteLength), { tail, head, isEmpty, endOfRoom })
    if (position !== undefined && position !== tail.position) cells[tail.position >> 2] = layout.GO_ROUND
    return position
  }

  /** Goes on to a new segment, if the limits allow a message; undefined when it has to wait for room. */
  #spotInNext({ byteLength, weight }: RingMessage): number | undefined {
    const tail = this.#tail
    const head = this.#head
    if (this.#isTooMuch(tail, head, weight)) return undefined
    const { bytes, cells } = this.#segments.get(tail.segment)
    const doubled = Math.min(bytes.byteLength * 2, MAX_SEGMENT_BYTES)
    const needed = 2 ** Math.ceil(Math.log2(2 * frameBytesFor(byteLength)))
    try {
      this.#segments.create(tail.segment + 1, Math.max(doubled, needed))
    } catch (error) {
      // Taking what is there may free memory.
      if (error instanceof SharedMemoryFullError && messagesBetween(tail.stamp, head.stamp) > 0) return undefined
      throw error
    }
    cells[tail.position >> 2] = layout.GO_ON
    this.#segments.forgetBefore(Math.min(head.segment, tail.segment))
    // Here only: others see it when the tail passes the message.
    tail.segment += 1
    return 0
  }
}

/** Bytes that a message takes, with what stands in front of it. */
function frameBytesFor(byteLength: number): number {
  return layout.aligned(layout.FRAME_BYTES + byteLength)
}
