/**
 * The memory through which a thread tells its watcher what to watch. All offsets are in cells of 4 bytes.
 */
export const TABLE_BYTES = 8192
/** Cells that one watcher can watch: the kernel takes 128 at a time, one of which is the doorbell. */
export const ENTRY_COUNT = 127
/** Counts up whenever the table has changed; the watcher sleeps on it, too. */
export const DOORBELL = 0
/** 1 as long as the watcher has rung and has not been answered. */
export const RUNG = 1
/** 1 as long as the watcher looks at the table by itself; 0 when it has to be sent a message first. */
export const AWAKE = 2
/** 1 when the watcher shall end. */
export const STOP = 3
/** Entries of four cells: address (low, high), expected value, and whether it is in use. */
export const ENTRIES = 16
export const ENTRY_CELLS = 4
/** Where the watcher builds its vector of `struct futex_waitv`, of 6 cells each. */
export const VECTOR: number = 1024
