import { GUEST_ASLEEP, GUEST_NEEDS_ROOM, HOST_ASLEEP } from './layout.ts'
import type { LaneMemory } from './lane-memory.ts'

/** What a bell is rung for: outcomes for the host, tasks for the worker, or room for its outcomes. */
export type BellOf = 'outcomes' | 'tasks' | 'room'

const CELLS: Record<BellOf, number> = { outcomes: HOST_ASLEEP, tasks: GUEST_ASLEEP, room: GUEST_NEEDS_ROOM }

/** For one who sleeps at times: whoever has something for it looks whether it must be rung. */
export class Bell {
  readonly #cells: Int32Array
  readonly #cell: number

  constructor({ cells }: LaneMemory, of: BellOf) {
    this.#cells = cells
    this.#cell = CELLS[of]
  }

  /** Says that it must be rung from now on; whoever sleeps looks once more after this. */
  sleep(): void {
    Atomics.store(this.#cells, this.#cell, 1)
  }

  /** Says that it looks by itself. */
  wake(): void {
    Atomics.store(this.#cells, this.#cell, 0)
  }

  /** Says that a message is on its way that wakes it as a ring would. */
  spare(): void {
    Atomics.store(this.#cells, this.#cell, 0)
  }

  /** Tells whether it must be rung, which is then up to whoever asked. */
  mustRing(): boolean {
    return Atomics.load(this.#cells, this.#cell) === 1 && Atomics.exchange(this.#cells, this.#cell, 0) === 1
  }
}
