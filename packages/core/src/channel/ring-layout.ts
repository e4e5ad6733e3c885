/** Bytes that the words of one ring take. */
export const RING_WORDS_BYTES = 1024

// Cells of 4 bytes. What changes at different times, or by different hands, lies on different pairs of cache lines.

/** Whether nothing can be put or taken any more, and what is there is thrown away: 1 if so. */
export const IS_DROPPED = 0
/** Most messages at a time; 0 for any number. */
export const MAX_ITEMS = 1
/** Those who wait for a message, see `Sleepers`. */
export const TAKERS = 4
/** Those who wait for room. */
export const PUTTERS = 5
/** Those who wait until all is done. */
export const JOINERS = 6
/** 1 once a message has gone in a block of its own. */
export const USES_BLOCKS = 7
/** Lock of those who put: 8 bytes, so the word of 8 bytes at half this position. */
export const TAIL_LOCK = 32
/** The end where messages are put, see `RingEnd`. */
export const TAIL = 64
/** Lock of those who take: 8 bytes. */
export const HEAD_LOCK = 96
/** The end where messages are taken. */
export const HEAD = 128
/** Messages that were taken and reported as done, ever, times two. */
export const DONE = 160

// Numbers of 8 bytes.

/** Most bytes of messages at a time; Infinity for any. */
export const MAX_BYTES = 1

// Values of `Ring.state`.

export const OPEN = 0
/** Nothing can be put any more; what is there can be taken. */
export const SHUT_DOWN = 1
/** Nothing can be put or taken any more. */
export const SHUT_DOWN_AT_ONCE = 2

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
  return bytes + ((ALIGNMENT - (bytes & (ALIGNMENT - 1))) & (ALIGNMENT - 1))
}
