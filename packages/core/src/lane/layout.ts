/**
 * How the memory of a lane is laid out. Positions are in bytes from its start, cells are 4 bytes each.
 *
 * What one side writes lies 128 bytes away from what the other writes, so that neither takes the other's cache line.
 */

/** Records of tasks that the host has put in, ever, in 32 bits. Written by the host. */
export const TASK_COUNT = 0
/** Up to where the host has read outcomes. Written by the host. */
export const OUTCOME_HEAD = 1
/** 1 while the worker may look for more for a moment before it sleeps. Written by the host. */
export const MAY_SPIN = 2
/** Outcomes that the worker has put in, ever, in 32 bits. Written by the worker. */
export const OUTCOME_COUNT = 32
/** Counts up with every outcome and every record that has ended. Written by the worker. */
export const NEWS = 33
/** 1 while the host must be rung to look at outcomes. Set by the host, cleared by who rings. */
export const HOST_ASLEEP = 64
/** 1 while the worker must be rung to look for tasks. Set by the worker, cleared by who rings. */
export const GUEST_ASLEEP = 96
/** 1 while the worker must be rung once outcomes were read. Set by the worker, cleared by who rings. */
export const GUEST_NEEDS_ROOM = 97

const HEAD_BYTES = 512

/** Marks where a ring goes on at its start; stands in place of the length of a record. */
export const GO_ROUND = -1

/** Sizes of the two rings of a lane, in bytes. */
export interface LaneSize {
  taskBytes: number
  outcomeBytes: number
}

/** A part of the memory of a lane. */
export interface Region {
  start: number
  byteLength: number
}

// Memory that is never written to is never there: only as much of these counts as big values need.
/** The engine counts this as memory in use, and threads have another way for what is longer. */
export const THREAD_LANE: LaneSize = { taskBytes: 4 * 1024 * 1024, outcomeBytes: 4 * 1024 * 1024 }
export const PROCESS_LANE: LaneSize = { taskBytes: 16 * 1024 * 1024, outcomeBytes: 16 * 1024 * 1024 }
/** For where no memory can be shared: one task at a time, sent as a message. */
export const POSTED_LANE: LaneSize = { taskBytes: 64 * 1024, outcomeBytes: 64 * 1024 }

/** Returns the length of a whole lane in bytes. */
export function laneBytes({ taskBytes, outcomeBytes }: LaneSize): number {
  return HEAD_BYTES + taskBytes + outcomeBytes
}

/** Returns where the records of tasks lie. */
export function taskRegion({ taskBytes }: LaneSize): Region {
  return { start: HEAD_BYTES, byteLength: taskBytes }
}

/** Returns where the outcomes lie. */
export function outcomeRegion({ taskBytes, outcomeBytes }: LaneSize): Region {
  return { start: HEAD_BYTES + taskBytes, byteLength: outcomeBytes }
}

/** Returns the next multiple of 8. */
export function aligned(bytes: number): number {
  return (bytes + 7) & ~7
}
