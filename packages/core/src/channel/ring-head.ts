import type { Look } from '../memory/look.ts'
import type { Words } from '../memory/words.ts'
import { damaged } from '../wire/reading-message.ts'
import { messagesBetween, RingEnd } from './ring-end.ts'
import type { RingFrame } from './ring-frame.ts'
import * as layout from './ring-layout.ts'
import { type Patience, RingLock } from './ring-lock.ts'
import type { Segments } from './segments.ts'
import { outdated, Sleepers } from './sleepers.ts'

/** Looks at a message in the memory of the ring, and returns a copy of what it needs; never undefined. */
export type ReadMessage<T> = (frame: RingFrame) => T

/** The end of a ring where messages are taken, for one thread; see `Ring`. */
export class RingHead {
  readonly #takers: Sleepers
  readonly #segments: Segments
  readonly #lock: RingLock
  readonly #head: RingEnd
  readonly #tail: RingEnd
  /** The stamp of the tail as it was when this thread looked for messages last. */
  #tailStamp = 0
  readonly #frame: RingFrame

  constructor(words: Words, segments: Segments) {
    this.#takers = new Sleepers(words, layout.TAKERS)
    this.#segments = segments
    this.#lock = new RingLock(words, layout.HEAD_LOCK)
    this.#head = new RingEnd(words, layout.HEAD)
    this.#tail = new RingEnd(words, layout.TAIL)
    this.#frame = { segment: segments.get(0), start: 0, byteLength: 0, kind: 0 }
  }

  /** Tells whether there is a message, or else what to wait for. */
  hasItem(look: Look): boolean {
    // In this order: the head is never beyond what the tail was later.
    const head = this.#head.latest
    const tail = this.#tail.latest
    if (messagesBetween(tail, head) > 0) return true
    this.#waitForMessage(look, tail)
    return false
  }

  /** Takes a message; see `Ring`. Wakes nobody. */
  take<T>(read: ReadMessage<T>, look: Look, patience: Patience): T | undefined {
    if (!this.#mayHaveItem(look) || !this.#lock.enterFor(look, patience)) return undefined
    try {
      return this.#takeInside(read, look)
    } finally {
      this.#lock.leave()
    }
  }

  /** Tells whether it is worth while to take the lock; if not, there is no message. */
  #mayHaveItem(look: Look): boolean {
    const { latest, stamp } = this.#head
    return (latest === stamp && messagesBetween(this.#tailStamp, stamp) > 0) || this.hasItem(look)
  }

  #takeInside<T>(read: ReadMessage<T>, look: Look): T | undefined {
    const head = this.#head
    const hasMoved = head.load()
    // A view of the tail that is out of date serves only as long as nobody else has taken anything since.
    if (hasMoved || messagesBetween(this.#tailStamp, head.stamp) === 0) this.#tailStamp = this.#tail.latest
    if (messagesBetween(this.#tailStamp, head.stamp) === 0) return this.#waitForMessage(look, this.#tailStamp)
    const first = head.segment
    const frame = this.#nextFrame()
    const { segment, start, byteLength } = frame
    const weight = segment.numbers[(start >> 3) - 1] ?? 0
    const value = read(frame)
    head.pass(layout.aligned(start + byteLength), weight)
    for (let old = first; old < head.segment; old += 1) this.#segments.remove(old)
    return value
  }

  /** Finds the message at the head. */
  #nextFrame(): RingFrame {
    const head = this.#head
    const frame = this.#frame
    let { position } = head
    let segment = this.#segments.get(head.segment)
    let byteLength = segment.cells[position >> 2] ?? 0
    while (byteLength === layout.GO_ROUND || byteLength === layout.GO_ON) {
      // Nobody goes round to where he is.
      if (byteLength === layout.GO_ROUND && position === 0) throw damaged(segment.bytes.subarray(0, layout.SIGN_BYTES))
      if (byteLength === layout.GO_ON) head.segment += 1
      position = 0
      segment = this.#segments.get(head.segment)
      byteLength = segment.cells[0] ?? 0
    }
    const start = position + layout.FRAME_BYTES
    if (start + byteLength > segment.bytes.byteLength) throw damaged(segment.bytes.subarray(position, start))
    frame.segment = segment
    frame.kind = segment.cells[(position >> 2) + 1] ?? 0
    frame.start = start
    frame.byteLength = byteLength
    return frame
  }

  #waitForMessage(look: Look, tailStamp: number): undefined {
    if (!look.sleepsNext) return look.blocked(layout.TAIL, tailStamp)
    const ticket = this.#takers.ticket()
    return look.blocked(layout.TAKERS, this.#tail.latest === tailStamp ? ticket : outdated(ticket))
  }
}
