import { nodeCrypto } from '../node-crypto.ts'

const MAX_TICKET = 2 ** 31 - 2
/** Says that all places were taken: nobody will know when the handle has arrived. */
const NO_PLACE = -1

/** Stands for a handle that is under way. */
export interface Ticket {
  /** Cell where the number stands until the handle has arrived. */
  place: number
  number: number
}

/** The handles that one user has sent, and that may not have arrived. */
export class Tickets {
  readonly #cells: Int32Array
  readonly #sent = new Map<number, number>()

  constructor(cells: Int32Array) {
    this.#cells = cells
  }

  /** Whether a handle is under way, whose arrival may be the next user. */
  get isAnyUnderWay(): boolean {
    for (const [place, number] of this.#sent) {
      if (Atomics.load(this.#cells, place) === number) return true
      this.#sent.delete(place)
    }
    return false
  }

  issue(): Ticket {
    const number = nodeCrypto().randomInt(1, MAX_TICKET)
    const start = number % this.#cells.length
    for (let step = 0; step < this.#cells.length; step += 1) {
      const place = (start + step) % this.#cells.length
      if (Atomics.compareExchange(this.#cells, place, 0, number) !== 0) continue
      this.#sent.set(place, number)
      return { place, number }
    }
    return { place: NO_PLACE, number }
  }

  /** Says that a handle has arrived, or never will. */
  redeem({ place, number }: Ticket): void {
    if (place >= 0) Atomics.compareExchange(this.#cells, place, number, 0)
  }
}
