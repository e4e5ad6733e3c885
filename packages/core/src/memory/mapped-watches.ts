import { WatchBank } from './watch-bank.ts'
import { WatchedCell } from './watched-cell.ts'
import type { Watch } from './words.ts'

/** A watched cell with its place. */
interface Place {
  cell: WatchedCell
  /** Undefined until the end of the turn of the event loop in which it was first watched. */
  bank: WatchBank | undefined
}

/** All cells in mapped memory that this thread waits on without blocking, by address. */
class MappedWatches {
  readonly #places = new Map<number, Place>()
  readonly #banks: WatchBank[] = []
  readonly #fresh = new Set<number>()
  readonly #nudged = new Set<number>()
  #isCommitDue = false

  watch(address: number, { cells, index, expected }: CellState, look: () => void): Watch {
    const known = this.#places.get(address)
    const place = known ?? { cell: new WatchedCell(cells, index, expected), bank: undefined }
    if (known === undefined) this.#places.set(address, place)
    const watch = place.cell.add(look, {
      onChange: () => {
        // Within an answer to its watcher the table is read again anyway.
        if (place.bank?.isAnswering === true) place.bank.update(place.cell)
        else this.#changed(address)
      },
      onIdle: () => this.#remove(address, place),
    })
    if (known === undefined) this.#changed(address)
    else watch.expect(expected)
    return watch
  }

  /** Lets those of this thread who wait on a cell look at the end of the running job, without the way round. */
  nudge(address: number): void {
    if (!this.#places.has(address) || this.#nudged.has(address)) return
    this.#nudged.add(address)
    queueMicrotask(() => {
      this.#nudged.delete(address)
      this.#places.get(address)?.cell.look()
    })
  }

  #changed(address: number): void {
    this.#fresh.add(address)
    if (this.#isCommitDue) return
    this.#isCommitDue = true
    setImmediate(() => this.#commit())
  }

  #commit(): void {
    this.#isCommitDue = false
    const banks = new Set<WatchBank>()
    for (const address of this.#fresh) {
      const place = this.#places.get(address)
      if (place === undefined) continue
      if (place.bank === undefined) {
        place.bank = this.#bankWithRoom()
        place.bank.add(place.cell, address)
      } else place.bank.update(place.cell)
      banks.add(place.bank)
    }
    this.#fresh.clear()
    for (const bank of banks) bank.commit()
  }

  #remove(address: number, place: Place): void {
    if (this.#places.get(address) === place) this.#places.delete(address)
    place.bank?.remove(place.cell, address)
  }

  #bankWithRoom(): WatchBank {
    let bank = this.#banks.find(({ isFull }) => !isFull)
    if (bank === undefined) {
      if (this.#banks.length === 0) process.on('exit', () => this.#banks.forEach((each) => each.stop()))
      bank = new WatchBank()
      this.#banks.push(bank)
    }
    return bank
  }
}

interface CellState {
  cells: Int32Array
  index: number
  expected: number
}

export const mappedWatches: MappedWatches = new MappedWatches()
