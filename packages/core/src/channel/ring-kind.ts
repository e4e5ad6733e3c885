// Kinds of messages. The first is what it is, the others say how a value is written.
export const BYTES = 0
export const PLAIN = 1
export const CLONE = 2
export const CODED_CLONE = 3
export const HOW = 3
/** Added: the first piece says how long the value and the memory beside it are. */
export const WITH_PARTS = 4
/** Alone: the message is the name of a block, in which the message lies. */
export const OUTSIDE = 8
