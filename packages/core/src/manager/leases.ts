import type { Owner } from './managed-type.ts'

/** How long a thing is kept for a handle whose sender has gone, and a claim remembered that came before its lease. */
const LEASE_MS = 60_000
/** How many handles may be on their way for any time; of more, the oldest are kept for a while only. */
const MAX_LEASES = 100_000

/** A handle on its way. */
interface Lease<E> {
  entry: E
  sender: Owner
  timer: NodeJS.Timeout | undefined
}

/** Handles on their way, each of which keeps its thing until it has arrived. */
export class Leases<E> {
  readonly #release: (entry: E) => void
  readonly #leases = new Map<string, Lease<E>>()
  /** Those that are kept for any time, oldest first. */
  readonly #endless = new Set<string>()
  /** Claims that came before their leases: the two come on lines of their own. */
  readonly #early = new Set<string>()

  /** @param release - Called for a thing when a handle no longer keeps it. */
  constructor(release: (entry: E) => void) {
    this.#release = release
  }

  /** Notes a handle that was sent, unless it has arrived already; returns whether it is on its way. */
  add(name: string, entry: E, sender: Owner): boolean {
    if (this.#early.delete(name)) return false
    this.#leases.set(name, { entry, sender, timer: undefined })
    this.#endless.add(name)
    // Handles that were thrown away on their way are never claimed.
    const [oldest] = this.#endless.size > MAX_LEASES ? this.#endless : []
    if (oldest !== undefined) this.limit(oldest)
    return true
  }

  /** Returns the thing of a handle on its way. */
  entryOf(name: string): E | undefined {
    return this.#leases.get(name)?.entry
  }

  /** Notes that a handle has arrived. */
  claim(name: string): void {
    if (this.#leases.has(name)) return this.#end(name)
    this.#early.add(name)
    setTimeout(() => this.#early.delete(name), LEASE_MS).unref()
  }

  /** Keeps the thing of a handle only for a while. */
  limit(name: string): void {
    this.#endless.delete(name)
    const lease = this.#leases.get(name)
    if (lease !== undefined) lease.timer ??= setTimeout(() => this.#end(name), LEASE_MS).unref()
  }

  /** Keeps the things of the handles of a client that has gone only for a while. */
  limitOf(sender: Owner): void {
    for (const [name, lease] of this.#leases) if (lease.sender === sender) this.limit(name)
  }

  #end(name: string): void {
    const lease = this.#leases.get(name)
    if (lease === undefined) return
    clearTimeout(lease.timer)
    this.#leases.delete(name)
    this.#endless.delete(name)
    this.#release(lease.entry)
  }
}
