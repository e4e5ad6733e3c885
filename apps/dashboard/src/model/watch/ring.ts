/** The newest of many things: what does not fit pushes out the oldest. */
export interface Ring<T> {
  /** In the order of their places, not of their age. */
  items: T[]
  /** Where the next one goes. */
  next: number
  capacity: number
  /** How many there ever were. */
  count: number
}

/** Returns a ring without things. */
export function emptyRing<T>(capacity: number): Ring<T> {
  return { items: [], next: 0, capacity, count: 0 }
}

/** Adds a thing, in place; the oldest gives way when the ring is full. */
export function push<T>(ring: Ring<T>, item: T): void {
  ring.items[ring.next] = item
  ring.next = (ring.next + 1) % ring.capacity
  ring.count += 1
}

/**
 * Lists the things, the oldest first.
 *
 * @example
 * ```ts @import.meta.vitest
 * const ring = emptyRing<number>(2)
 * for (const item of [1, 2, 3]) push(ring, item)
 * expect(oldestFirst(ring)).toEqual([2, 3])
 * ```
 */
export function oldestFirst<T>({ items, next, capacity }: Ring<T>): T[] {
  return items.length < capacity ? [...items] : [...items.slice(next), ...items.slice(0, next)]
}
