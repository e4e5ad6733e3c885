import type { RingEnd } from './ring-end.ts'
import { SIGN_BYTES } from './ring-layout.ts'

/** Where an end of the ring is. */
type Place = Pick<RingEnd, 'segment' | 'position'>

/** What is known about the segment where the tail is. */
interface Room {
  tail: Place
  head: Place
  isEmpty: boolean
  /** Bytes of the segment that messages can take. */
  endOfRoom: number
}

/** Returns where in the segment of the tail so many bytes fit; undefined when they do not. */
export function spotFor(bytes: number, { tail, head, isEmpty, endOfRoom }: Room): number | undefined {
  const start = tail.position
  if (head.segment < tail.segment) return start + bytes <= endOfRoom ? start : undefined
  // In front of what is not yet taken there is always room for a word that says where to go on.
  const end = (isEmpty ? start : head.position) - SIGN_BYTES
  if (!isEmpty && start <= head.position) return start + bytes <= end ? start : undefined
  if (start + bytes <= endOfRoom) return start
  return bytes <= end ? 0 : undefined
}
