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

/** Cells for the tickets of one block. */
export const TICKET_CELLS = 1024

/** Tells whether something that arrived is a ticket. */
export function isTicket(value: unknown): value is Ticket {
  if (typeof value !== 'object' || value === null || !('place' in value && 'number' in value)) return false
  const { place, number } = value
  return isWhole(place, NO_PLACE, TICKET_CELLS - 1) && isWhole(number, 0, MAX_TICKET)
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
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
