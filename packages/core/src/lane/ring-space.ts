import { aligned, GO_ROUND, type Region } from './layout.ts'

/** Up to here a ring is used at first; it grows towards its whole length only when something does not fit. */
const FIRST_BYTES = 128 * 1024

/** Finds room for the records of a ring; for the one side that writes it. */
export class RingSpace {
  /** The longest record that always finds room once the ring is empty. */
  readonly longest: number
  readonly #cells: Int32Array
  readonly #region: Region
  #end: number
  #tail: number

  constructor(cells: Int32Array, region: Region) {
    this.#cells = cells
    this.#region = region
    this.#tail = region.start
    this.#end = region.start + Math.min(FIRST_BYTES, region.byteLength)
    this.longest = (region.byteLength >> 1) - 16
  }

  /** Where the next record would begin. */
  get tail(): number {
    return this.#tail
  }

  /**
   * Finds room for a record of so many bytes at least.
   *
   * @param head - Where the first record begins that is still needed; the tail when there is none.
   * @returns Where it goes, and how many bytes it may have; undefined when there is no room.
   */
  find(bytes: number, head: number): { at: number; room: number } | undefined {
    const tail = this.#tail
    if (tail < head) return this.#fit(tail, head - 8, bytes)
    const here = this.#fit(tail, this.#end - 8, bytes)
    // What is in front of the head may be used up to the head, where the word that says to go round has to stay.
    return here ?? this.#fit(this.#region.start, head - 8, bytes) ?? this.#grow(bytes)
  }

  /** Takes the room that `find` has found. */
  take(at: number, bytes: number): void {
    if (at < this.#tail) this.#cells[this.#tail >> 2] = GO_ROUND
    this.#tail = at + aligned(bytes)
  }

  /** Begins again at the start of the ring, as nothing in it is needed any more. */
  restart(): void {
    this.#tail = this.#region.start
  }

  #grow(bytes: number): { at: number; room: number } | undefined {
    const whole = this.#region.start + this.#region.byteLength
    const wanted = Math.min(whole, this.#tail + aligned(2 * bytes) + 8)
    const found = this.#fit(this.#tail, wanted - 8, bytes)
    if (found !== undefined) this.#end = Math.max(this.#end, wanted)
    return found
  }

  #fit(at: number, end: number, bytes: number): { at: number; room: number } | undefined {
    return at + bytes <= end ? { at, room: end - at } : undefined
  }
}
