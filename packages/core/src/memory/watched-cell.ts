import type { Watch } from './words.ts'

/** A cell that somebody of this thread waits on, with all who do, in the order in which they came. */
export class WatchedCell {
  readonly cells: Int32Array
  readonly index: number
  /** The value the cell holds as long as nothing has happened. */
  expected: number
  readonly #looks = new Set<() => void>()

  constructor(cells: Int32Array, index: number, expected: number) {
    this.cells = cells
    this.index = index
    this.expected = expected
  }

  get isIdle(): boolean {
    return this.#looks.size === 0
  }

  get hasChanged(): boolean {
    return Atomics.load(this.cells, this.index) !== this.expected
  }

  add(look: () => void, { onChange, onIdle }: { onChange: () => void; onIdle: () => void }): Watch {
    this.#looks.add(look)
    return {
      expect: (value) => {
        if (value === this.expected) return
        this.expected = value
        onChange()
      },
      end: () => {
        if (this.#looks.delete(look) && this.isIdle) onIdle()
      },
    }
  }

  /** Lets all who wait look, in order. */
  look(): void {
    for (const look of [...this.#looks]) if (this.#looks.has(look)) look()
  }
}
