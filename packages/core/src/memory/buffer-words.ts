import { WatchedCell } from './watched-cell.ts'
import { type Watch, Words } from './words.ts'

/** V8 keeps a wait that nobody needs any more until it is over, so each is short. */
const SLICE_MS = 100

/** Words in a `SharedArrayBuffer`, for the threads of one process; they need no native calls. */
export class BufferWords extends Words {
  readonly buffer: SharedArrayBuffer
  readonly #watched = new Map<number, WatchedCell>()
  /** The wait of each watched cell that is followed by the next; earlier ones, for other values, end by themselves. */
  readonly #waits = new Map<WatchedCell, symbol>()

  constructor(buffer: SharedArrayBuffer, byteOffset = 0, byteLength: number = buffer.byteLength - byteOffset) {
    super(buffer, byteOffset, byteLength)
    this.buffer = buffer
  }

  sleep(index: number, expected: number, timeoutMs: number): void {
    Atomics.wait(this.cells, index, expected, timeoutMs)
  }

  watch(index: number, expected: number, look: () => void): Watch {
    const known = this.#watched.get(index)
    const cell = known ?? new WatchedCell(this.cells, index, expected)
    const watch = cell.add(look, {
      onChange: () => this.#wait(index, cell),
      onIdle: () => this.#forget(index, cell),
    })
    if (known !== undefined) watch.expect(expected)
    else {
      this.#watched.set(index, cell)
      this.#wait(index, cell)
    }
    return watch
  }

  wake(index: number, count?: number): number {
    return Atomics.notify(this.cells, index, count)
  }

  expose(): SharedArrayBuffer {
    return this.buffer
  }

  #forget(index: number, cell: WatchedCell): void {
    this.#watched.delete(index)
    this.#waits.delete(cell)
  }

  #wait(index: number, cell: WatchedCell): void {
    const wait = Symbol('wait')
    this.#waits.set(cell, wait)
    const result = Atomics.waitAsync(this.cells, index, cell.expected, SLICE_MS)
    if (!result.async) {
      queueMicrotask(() => this.#look(index, cell, wait))
      return
    }
    void result.value.then((how) => {
      // A wake that came too late for those who waited here is passed on.
      if (how === 'ok' && this.#watched.get(index) !== cell) this.wake(index, 1)
      else this.#look(index, cell, wait)
    })
  }

  #look(index: number, cell: WatchedCell, wait: symbol): void {
    if (this.#watched.get(index) !== cell) return
    cell.look()
    if (this.#waits.get(cell) === wait) this.#wait(index, cell)
  }
}
