import { exposeMemory } from './exposed-buffer.ts'
import { libc } from './libc.ts'
import { mappedWatches } from './mapped-watches.ts'
import { type Watch, Words } from './words.ts'

const EVERYBODY = 2 ** 31 - 1

/** A piece of mapped memory. */
export interface MappedPiece {
  buffer: ArrayBuffer
  byteOffset: number
  byteLength: number
  /** Where the piece, not the buffer, begins in this process. */
  address: number
}

/** Words in memory that processes have mapped; waits are futexes of the kernel. */
export class MappedWords extends Words {
  readonly #address: number

  constructor({ buffer, byteOffset, byteLength, address }: MappedPiece) {
    super(buffer, byteOffset, byteLength)
    this.#address = address
  }

  sleep(index: number, expected: number, timeoutMs: number): void {
    libc().futexWait(this.#address + index * 4, expected, timeoutMs)
  }

  watch(index: number, expected: number, look: () => void): Watch {
    return mappedWatches.watch(this.#address + index * 4, { cells: this.cells, index, expected }, look)
  }

  wake(index: number, count: number = EVERYBODY): number {
    const address = this.#address + index * 4
    mappedWatches.nudge(address)
    return libc().futexWake(address, count)
  }

  expose(owner: object): ArrayBuffer {
    return exposeMemory(this.#address, this.cells.byteLength, owner)
  }
}
