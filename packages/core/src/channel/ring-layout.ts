/** Bytes that the words of one ring take. */
export const RING_WORDS_BYTES = 512

// Cells of 4 bytes. What those who put write and what those who take write lie on different cache lines.

/** Lock of those who put: 8 bytes, so the word of 8 bytes at half this position. */
export const TAIL_LOCK = 0
/** Messages that have been put, ever; what waits for a message waits on it. */
export const TAIL = 2
/** 1 when somebody may sleep until a message is put. */
export const TAKERS_ASLEEP = 3
/** Lock of those who take: 8 bytes. */
export const HEAD_LOCK = 16
/** Messages that have been taken, ever; what waits for room waits on it. */
export const HEAD = 18
/** 1 when somebody may sleep until there is room. */
export const PUTTERS_ASLEEP = 19
/** Whether the ring is open: one of the values below. */
export const STATE = 32
/** Most messages at a time; 0 for any number. */
export const MAX_ITEMS = 33
/** Messages that were taken and reported as done, ever. */
export const DONE = 34
/** 1 when somebody may sleep until all is done. */
export const JOINERS_ASLEEP = 35
/** 1 once a message has gone in a block of its own. */
export const USES_BLOCKS = 36

export const OPEN = 0
/** Nothing can be put any more; what is there can be taken. */
export const SHUT_DOWN = 1
/** Nothing can be put or taken any more. */
export const SHUT_DOWN_AT_ONCE = 2

// Numbers of 8 bytes.

/** Most bytes of messages at a time; Infinity for any. */
export const MAX_BYTES = 18
/** Where the next message is put, twice; see `RingEnd`. */
export const TAIL_PLACES = 24
/** Where the next message is taken, twice. */
export const HEAD_PLACES = 32

/** In front of each message: its length in bytes and its kind, 4 bytes each, and its weight, 8 bytes. */
export const FRAME_BYTES = 16
/** What stands in place of a message, where to go on, takes so many bytes. */
export const SIGN_BYTES = 8
/** In place of a length: the next message is at the start of the segment. */
export const GO_ROUND = 0xffff_ffff
/** In place of a length: the next message is at the start of the next segment. */
export const GO_ON = 0xffff_fffe

/** Messages lie at multiples of this. */
const ALIGNMENT = 8

/** Rounds up to where the next thing may lie. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
