import { Worker } from 'node:worker_threads'
import { workerUrl } from '../worker-url.ts'
import { libc } from './libc.ts'
import { startGuarded } from './native-guard.ts'
import { AWAKE, DOORBELL, ENTRIES, ENTRY_CELLS, ENTRY_COUNT, RUNG, STOP, TABLE_BYTES } from './watch-table.ts'
import type { WatchedCell } from './watched-cell.ts'

/** While the watcher starts, or where the kernel is too old for one, cells are looked at this often. */
const POLL_MS = 1
/** Addresses of ended watches that are remembered before each is woken for safety. */
const MAX_ENDED = 256

/** Up to 127 cells, watched by one thread that sleeps in the kernel and rings when one of them has changed. */
export class WatchBank {
  readonly #table = libc().map(-1, TABLE_BYTES)
  readonly #cells = new Int32Array(libc().view(this.#table, TABLE_BYTES))
  readonly #entries = new Map<WatchedCell, number>()
  readonly #free: number[] = Array.from({ length: ENTRY_COUNT }, (_, entry) => entry)
  /** A wake may have gone to a watch that has ended since, and is then passed on. */
  readonly #ended = new Set<number>()
  #poll: NodeJS.Timeout | undefined
  #canRing = false
  #isAnswering = false
  readonly #worker: Worker

  constructor() {
    const start = (): Worker =>
      new Worker(workerUrl('watch'), { workerData: { mpWatchTable: this.#table }, execArgv: [], name: 'mp-watch' })
    this.#worker = startGuarded(start).thread
    this.#worker.on('message', (message) => this.#receive(message))
    // Without a watcher the cells are polled.
    this.#worker.on('error', () => (this.#canRing = false))
    this.#worker.unref()
  }

  /** Whether those who wait are being told, after which the watcher reads the table again. */
  get isAnswering(): boolean {
    return this.#isAnswering
  }

  get isFull(): boolean {
    return this.#free.length === 0
  }

  add(cell: WatchedCell, address: number): void {
    const entry = this.#free.pop() ?? 0
    this.#entries.set(cell, entry)
    const at = ENTRIES + entry * ENTRY_CELLS
    this.#cells.set([address % 2 ** 32, Math.floor(address / 2 ** 32), cell.expected], at)
    Atomics.store(this.#cells, at + 3, 1)
  }

  update(cell: WatchedCell): void {
    const entry = this.#entries.get(cell)
    if (entry !== undefined) Atomics.store(this.#cells, ENTRIES + entry * ENTRY_CELLS + 2, cell.expected)
  }

  remove(cell: WatchedCell, address: number): void {
    const entry = this.#entries.get(cell)
    if (entry === undefined) return
    this.#entries.delete(cell)
    Atomics.store(this.#cells, ENTRIES + entry * ENTRY_CELLS + 3, 0)
    this.#free.push(entry)
    this.#ended.add(address)
    if (this.#ended.size > MAX_ENDED) this.#passOn()
  }

  /** Has the watcher take note of what was added and updated. */
  commit(): void {
    if (!this.#canRing) this.#startPoll()
    Atomics.add(this.#cells, DOORBELL, 1)
    if (Atomics.load(this.#cells, AWAKE) === 1) libc().futexWake(this.#table + DOORBELL * 4, 1)
    else if (this.#canRing) this.#worker.postMessage('run')
  }

  #receive(message: unknown): void {
    if (message === 'ready') {
      this.#canRing = true
      return this.#worker.postMessage('run')
    }
    if (message === 'unsupported') this.#canRing = false
    this.#isAnswering = true
    this.#look()
    this.#isAnswering = false
    Atomics.store(this.#cells, RUNG, 0)
    Atomics.add(this.#cells, DOORBELL, 1)
    libc().futexWake(this.#table + RUNG * 4, 1)
    if (!this.#canRing && this.#entries.size > 0) this.#startPoll()
  }

  #look(): void {
    this.#passOn()
    for (const cell of [...this.#entries.keys()]) if (this.#entries.has(cell)) cell.look()
  }

  #passOn(): void {
    for (const address of this.#ended) libc().futexWake(address, 1)
    this.#ended.clear()
  }

  #startPoll(): void {
    if (this.#poll !== undefined) return
    this.#poll = setTimeout(() => {
      this.#poll = undefined
      for (const cell of [...this.#entries.keys()]) if (this.#entries.has(cell) && cell.hasChanged) cell.look()
      if (!this.#canRing && this.#entries.size > 0) this.#startPoll()
    }, POLL_MS)
  }

  /** Lets the watcher out of the kernel for good, as the thread that it serves exits. */
  stop(): void {
    Atomics.store(this.#cells, STOP, 1)
    Atomics.add(this.#cells, DOORBELL, 1)
    for (const cell of [DOORBELL, RUNG]) libc().futexWake(this.#table + cell * 4, 1)
  }
}
