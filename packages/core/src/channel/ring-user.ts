import { closeSync, openSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import type { HandleOptions } from '../wire/handle.ts'
import { libc } from '../memory/libc.ts'
import { SHARED_DIRECTORY } from '../memory/shared-block.ts'
import { leaveUnderWay } from '../memory/sweep.ts'
import { endWithThread } from './end-with-thread.ts'
import { createRingBlock, openRingBlock, type RingBlock, type RingLimits } from './ring-block.ts'
import type { Ring } from './ring.ts'
import { OPEN, SHUT_DOWN, SHUT_DOWN_AT_ONCE } from './ring-layout.ts'
import { removePart, removeParts } from './ring-parts.ts'
import { isTicket, type Ticket, Tickets } from './tickets.ts'

/** How often a user that was closed looks whether the handles that it has sent have arrived. */
const LINGER_MS = 50
/** The bytes by which the users of the two ends are counted lie past the end of the block. */
const FIRST_HOLD = 2 ** 40
const ENDS = [0, 1] as const

/** Users of this thread that were closed while handles that they had sent were under way. */
const lingering = new Set<RingUser>()
let timer: NodeJS.Timeout | undefined

/** One of the two ends of a pipe; a queue has only the first. */
export type RingSide = (typeof ENDS)[number]

/** How a block, and an end of it, are found by another thread or process. */
export interface RingHandle {
  name: string
  end: RingSide
  ticket: Ticket
}

/**
 * One user of a block of rings: a thread that has a queue, or an end of a pipe, open.
 *
 * Users are counted by the kernel, in locks of the block as an open file, so that the death of one counts too. The
 * last one removes the block. A handle that is under way counts as a user, as long as whoever has sent it lives.
 */
export class RingUser {
  readonly end: RingSide
  readonly #parts: RingBlock
  readonly #tickets: Tickets
  readonly #fd: number
  readonly #forget: () => void
  #isClosed = false
  #hasEnded = false

  private constructor(parts: RingBlock, end: RingSide) {
    this.end = end
    this.#parts = parts
    this.#tickets = new Tickets(parts.tickets)
    // Opened by Node, which closes it also when the thread is ended from outside.
    this.#fd = openSync(`${SHARED_DIRECTORY}/${this.name}`, 'r+')
    libc().holdByte(this.#fd, FIRST_HOLD + end)
    this.#forget = endWithThread(() => this.#endWithThread())
  }

  /** Creates a block, and returns a user of its first end. */
  static create(limits: readonly RingLimits[]): RingUser {
    return new RingUser(createRingBlock(limits), 0)
  }

  /** Becomes a user of the block that a handle speaks of. */
  static adopt({ name, end, ticket }: RingHandle): RingUser {
    const user = new RingUser(openRingBlock(name), end)
    user.redeem(ticket)
    return user
  }

  get name(): string {
    return this.#parts.block.name
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Returns a ring by its number; a block has one for each direction. */
  ring(index: number): Ring {
    const ring = this.#parts.rings[index]
    if (ring === undefined) throw new RangeError(`There is no ring ${index} in ${this.name}`)
    return ring
  }

  /** Whether the end has any user besides this one. */
  isHeldByOthers(end: RingSide): boolean {
    return libc().isByteHeld(this.#fd, FIRST_HOLD + end)
  }

  /** Shuts the lines of the other end of a pipe down if nobody has it any more. */
  noticeOtherEnd(): void {
    releaseArrived()
    const other = this.end === 0 ? 1 : 0
    if (this.ring(other).state === OPEN && !this.isHeldByOthers(other)) this.#shutDown(other)
  }

  /** Returns another user, of the same or the other end, in this thread. */
  another(end: RingSide): RingUser {
    return new RingUser(openRingBlock(this.name), end)
  }

  /** Makes what another thread or process needs to become a user. */
  handle({ onSent }: Pick<HandleOptions, 'onSent'> = {}): RingHandle {
    const ticket = this.#tickets.issue()
    onSent?.(() => this.#giveUp(ticket))
    return { name: this.name, end: this.end, ticket }
  }

  /** Says that a handle has arrived here. */
  redeem(ticket: Ticket): void {
    this.#tickets.redeem(ticket)
  }

  /** Ends the use; while a handle that was sent has not arrived, the end counts as used. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    lingering.add(this)
    releaseArrived()
  }

  /** Ends the use if no handle is under way any more. */
  releaseIfArrived(): void {
    if (!this.#hasEnded && this.#tickets.isAnyUnderWay) return
    lingering.delete(this)
    if (!this.#hasEnded) this.#release()
  }

  /** What an end of a pipe has sent can still be read; what was sent to it cannot. */
  #shutDown(end: RingSide): void {
    this.ring(end).shutDown(SHUT_DOWN)
    this.ring(1 - end).shutDown(SHUT_DOWN_AT_ONCE)
  }

  #release(): void {
    this.#hasEnded = true
    this.#forget()
    this.#end()
    this.#letGo()
  }

  #letGo(): void {
    closeSync(this.#fd)
    for (const ring of this.#parts.rings) ring.close()
    this.#parts.block.close()
  }

  /** Forgets a handle that never arrived. */
  #giveUp(ticket: Ticket): void {
    if (this.#hasEnded) return
    this.#tickets.redeem(ticket)
    if (this.#isClosed) this.releaseIfArrived()
  }

  #endWithThread(): void {
    this.#isClosed = true
    this.#hasEnded = true
    if (this.#tickets.isAnyUnderWay) leaveUnderWay(this.name)
    else this.#end()
    // Memory of a process goes with it; that of a thread would stay.
    if (!isMainThread) this.#letGo()
  }

  /** Says that this user is gone, and removes the block if it was the last one. */
  #end(): void {
    libc().releaseByte(this.#fd, FIRST_HOLD + this.end)
    for (const ring of this.#parts.rings) ring.wakeAll()
    if (this.#parts.rings.length === 2 && !this.isHeldByOthers(this.end)) this.#shutDown(this.end)
    if (this.#parts.tickets.some((cell) => cell !== 0) || ENDS.some((end) => this.isHeldByOthers(end))) return
    removePart(this.name)
    if (this.#parts.rings.some((ring) => ring.hasParts)) removeParts(this.name)
  }
}

/** Tells whether something that arrived is a handle. */
export function isRingHandle(data: unknown): data is RingHandle {
  if (typeof data !== 'object' || data === null || !('name' in data && 'end' in data && 'ticket' in data)) return false
  const { name, end, ticket } = data
  return typeof name === 'string' && (end === 0 || end === 1) && isTicket(ticket)
}

/** Lets those go that linger for handles that have arrived by now. */
function releaseArrived(): void {
  for (const user of [...lingering]) user.releaseIfArrived()
  clearTimeout(timer)
  timer = lingering.size === 0 ? undefined : setTimeout(releaseArrived, LINGER_MS).unref()
}
