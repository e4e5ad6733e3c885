import type { RingPlace } from './ring-end.ts'

/** Where a message goes. */
export interface Spot {
  segment: number
  position: number
}

/** What is known about the segment where the tail is. */
interface Room {
  tail: RingPlace
  head: RingPlace
  /** Bytes of the segment that messages can take. */
  endOfRoom: number
}

/** Returns where in the segment of the tail so many bytes fit; undefined when they do not. */
export function spotFor(bytes: number, { tail, head, endOfRoom }: Room): number | undefined {
  const isEmpty = tail.count === head.count
  const start = tail.position
  if (head.segment < tail.segment) return start + bytes <= endOfRoom ? start : undefined
  if (!isEmpty && start <= head.position) return start + bytes <= head.position ? start : undefined
  if (start + bytes <= endOfRoom) return start
  return bytes <= (isEmpty ? start : head.position) ? 0 : undefined
}
